import { useMemo } from 'react';
import { useIsDark } from '../app/theme.js';

/** The colours of the page, as a chart needs them: resolved, since it cannot read CSS variables. */
export interface Palette {
  readonly ink: string;
  readonly soft: string;
  readonly line: string;
  readonly sheet: string;
  readonly accent: string;
  readonly error: string;
  readonly warning: string;
  readonly good: string;
  readonly info: string;
  readonly font: string;
}

const NAMES: Readonly<Record<Exclude<keyof Palette, 'font'>, string>> = {
  ink: '--ink',
  soft: '--ink-soft',
  line: '--line',
  sheet: '--sheet',
  accent: '--accent',
  error: '--error',
  warning: '--warning',
  good: '--good',
  info: '--info',
};

function read(): Palette {
  const style = getComputedStyle(document.documentElement);
  const colour = (name: keyof typeof NAMES): string => style.getPropertyValue(NAMES[name]).trim();
  return {
    ink: colour('ink'),
    soft: colour('soft'),
    line: colour('line'),
    sheet: colour('sheet'),
    accent: colour('accent'),
    error: colour('error'),
    warning: colour('warning'),
    good: colour('good'),
    info: colour('info'),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** The palette of the theme that is shown; another one when the theme changes. */
export function usePalette(): Palette {
  const isDark = useIsDark();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the colours are those of the theme that is shown
  return useMemo(read, [isDark]);
}
