import { DECLARATION } from './namespaces.js';

const DRAWING = 'http://schemas.openxmlformats.org/drawingml/2006/main';

const COLORS: readonly (readonly [name: string, color: string])[] = [
  ['dk2', '44546A'],
  ['lt2', 'E7E6E6'],
  ['accent1', '4472C4'],
  ['accent2', 'ED7D31'],
  ['accent3', 'A5A5A5'],
  ['accent4', 'FFC000'],
  ['accent5', '5B9BD5'],
  ['accent6', '70AD47'],
  ['hlink', '0563C1'],
  ['folHlink', '954F72'],
];

const FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>';
const THREE_FILLS = FILL.repeat(3);
const EFFECTS = '<a:effectStyle><a:effectLst/></a:effectStyle>'.repeat(3);
const lines = [6350, 12700, 19050].map((width) => `<a:ln w="${width}">${FILL}</a:ln>`).join('');
const font = (name: string, face: string): string =>
  `<a:${name}><a:latin typeface="${face}"/><a:ea typeface=""/><a:cs typeface=""/></a:${name}>`;
const colors = COLORS.map(([name, color]) => `<a:${name}><a:srgbClr val="${color}"/></a:${name}>`).join('');

/** `xl/theme/theme1.xml`: the usual one. Our cells take nothing from it, but programs offer its colours and fonts to who goes on writing. */
export const THEME = `${DECLARATION}
<a:theme xmlns:a="${DRAWING}" name="Office Theme"><a:themeElements><a:clrScheme name="Office"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1><a:lt1><a:sysClr val="window" lastClr="FFFFFF"/></a:lt1>${colors}</a:clrScheme><a:fontScheme name="Office">${font('majorFont', 'Calibri Light')}${font('minorFont', 'Calibri')}</a:fontScheme><a:fmtScheme name="Office"><a:fillStyleLst>${THREE_FILLS}</a:fillStyleLst><a:lnStyleLst>${lines}</a:lnStyleLst><a:effectStyleLst>${EFFECTS}</a:effectStyleLst><a:bgFillStyleLst>${THREE_FILLS}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>`;
