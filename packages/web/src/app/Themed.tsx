import ConfigProvider from 'antd/es/config-provider';
import zhCN from 'antd/es/locale/zh_CN';
import theme from 'antd/es/theme';
import type { ReactNode } from 'react';
import { useIsDark } from './theme.js';

const FONTS =
  '"PingFang SC", "Hiragino Sans GB", "Microsoft YaHei UI", "Microsoft YaHei", "Noto Sans SC", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei", system-ui, sans-serif';

/** Contrast of text on its ground is at least 4.5 : 1 in both, placeholders included. */
const LIGHT = {
  colorPrimary: '#1d4e7e',
  colorInfo: '#1d4e7e',
  colorLink: '#1d4e7e',
  colorError: '#b3261e',
  colorWarning: '#8a5300',
  colorSuccess: '#1d6b3c',
  colorTextPlaceholder: '#667079',
  colorTextDescription: '#545d66',
  colorTextDisabled: '#6b747c',
  colorBgLayout: '#f4f5f3',
};
const DARK = {
  colorPrimary: '#7fb3e6',
  colorInfo: '#7fb3e6',
  colorLink: '#8fbfee',
  colorError: '#ff9a90',
  colorWarning: '#f0b866',
  colorSuccess: '#7fd0a0',
  colorTextPlaceholder: '#9aa4ad',
  colorTextDescription: '#b0b8c0',
  colorTextDisabled: '#959ea6',
  colorTextLightSolid: '#10161c',
  colorBgBase: '#14181c',
};

/** Gives the parts of the component library our colours, type and language. */
export function Themed({ children }: { readonly children: ReactNode }) {
  const isDark = useIsDark();
  return (
    <ConfigProvider
      locale={zhCN}
      theme={{
        algorithm: isDark ? theme.darkAlgorithm : theme.defaultAlgorithm,
        token: { fontFamily: FONTS, borderRadius: 3, fontSize: 14, motion: false, ...(isDark ? DARK : LIGHT) },
      }}
      button={{ autoInsertSpace: false }}
    >
      {children}
    </ConfigProvider>
  );
}
