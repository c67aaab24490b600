import { statSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import type { TypeFace } from '@kaocheng/forms/sheet/sheet';
import { Refusal } from '../problem.js';

/** Fonts that come with the project, by weight. */
const OWN_SERIF = 'Noto Serif SC';
const OWN_SANS = 'Noto Sans SC';

/** For each face the names of fonts, the first that is there counts. */
export type FontChains = Readonly<Record<TypeFace, readonly string[]>>;

/** Names of the fonts by which each face is set: those of GB/T 9704 where they are installed, else free ones near to them. */
export const FONT_CHAINS: FontChains = {
  title: ['FZXiaoBiaoSong-B05S', 'FZXiaoBiaoSong-B05', OWN_SERIF, OWN_SANS],
  body: ['FangSong_GB2312', 'FangSong', 'FandolFang R', 'FandolFang', 'LXGW WenKai', OWN_SERIF, OWN_SANS],
  heading: ['SimHei', OWN_SANS, OWN_SERIF],
  subheading: ['KaiTi_GB2312', 'KaiTi', 'FandolKai', 'LXGW WenKai', OWN_SERIF, OWN_SANS],
  table: ['SimSun', OWN_SERIF, OWN_SANS],
};

/** Only the fonts that come with the project, for pages that look the same on every machine. */
export const OWN_FONTS: FontChains = {
  title: [OWN_SERIF],
  body: [OWN_SERIF],
  heading: [OWN_SANS],
  subheading: [OWN_SERIF],
  table: [OWN_SERIF],
};

const WEIGHTS = ['400Regular', '700Bold'];

/** Folders with the fonts that come with the project. */
function packaged(): string[] {
  const require = createRequire(import.meta.url);
  const packages = [
    require.resolve('@expo-google-fonts/noto-serif-sc/package.json'),
    require.resolve('@expo-google-fonts/noto-sans-sc/package.json'),
  ];
  return packages.flatMap((manifest) => WEIGHTS.map((weight) => join(dirname(manifest), weight)));
}

/**
 * Folders in which fonts are looked for: a site's own first, if there is one, then those of the project. Fonts
 * of the system are found by Typst itself.
 */
export function fontFolders(own: string | undefined): string[] {
  return [...(own !== undefined && own !== '' ? [own] : []), ...packaged()];
}

/** @throws Refusal fonts-missing where a site's own folder is named and there is none: its fonts would be passed over in silence */
export function requireFontFolder(own: string | undefined): void {
  if (own === undefined || own === '' || statSync(own, { throwIfNoEntry: false })?.isDirectory()) return;
  throw new Refusal('fonts-missing', { folder: own });
}
