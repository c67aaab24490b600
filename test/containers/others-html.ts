import { escaped } from '@kaocheng/documents/testing/package';
import type { Grid } from '../generator/grid.js';

/** How somebody made a web page of a form. */
export interface PageMaking {
  readonly cell?: (text: string) => string;
  /** Attributes of a cell beside its spans. */
  readonly attributes?: string;
  readonly row?: (cells: string, row: number, rows: number) => string;
  /** Rows that a cell says it reaches over; `left` rows are left in the table from its own on. */
  readonly down?: (rows: number, left: number) => number;
  readonly table?: (rows: string, grid: Grid) => string;
  /** HEADING and TABLE in their places. */
  readonly page?: string;
  readonly heading?: (grid: Grid) => string;
  /** Rows before which the table ends and another begins. */
  readonly cutBefore?: (row: number) => boolean;
}

const PLAIN = '<!DOCTYPE html><html><head><meta charset="utf-8"></head><body>HEADINGTABLE</body></html>';
const headingOf = ({ title, subtitle }: Grid): string =>
  [title, subtitle]
    .filter((text) => text !== '')
    .map((text) => `<p align="center">${escaped(text)}</p>`)
    .join('');

/** A web page with one form that was made in some way. */
export function madeHtml(grid: Grid, making: PageMaking): Uint8Array {
  const {
    cell = escaped,
    attributes = '',
    row: rowOf = (cells) => `<tr>${cells}</tr>`,
    down = (rows) => rows,
  } = making;
  const table = making.table ?? ((rows) => `<table border="1">${rows}</table>`);
  const parts: string[][] = [[]];
  grid.rows.forEach((cells, at) => {
    if (making.cutBefore?.(at) === true) parts.push([]);
    const inside = cells.map(({ text, rows, columns }) => {
      const spans = `${columns > 1 ? ` colspan="${columns}"` : ''}${rows > 1 ? ` rowspan="${down(rows, grid.rows.length - at)}"` : ''}`;
      return `<td${spans}${attributes}>${cell(text)}</td>`;
    });
    parts.at(-1)?.push(rowOf(inside.join(''), at, grid.rows.length));
  });
  const tables = parts.map((rows) => table(rows.join('\n'), grid)).join('\n');
  const heading = (making.heading ?? headingOf)(grid);
  return new TextEncoder().encode(
    (making.page ?? PLAIN).replace('HEADING', () => heading).replace('TABLE', () => tables),
  );
}

const OFFICE =
  '<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word" ' +
  'xmlns:x="urn:schemas-microsoft-com:office:excel" xmlns="http://www.w3.org/TR/REC-html40"><head><meta charset="utf-8"><!--[if gte mso 9]><xml><w:WordDocument>' +
  '<w:View>Normal</w:View></w:WordDocument></xml><![endif]--><style><!-- table {mso-displayed-decimal-separator:"\\."} td.xl65 {mso-number-format:"0%";} --></style></head>';

const SITE =
  '<!DOCTYPE html><html><head><meta charset="utf-8"><title>公示_县人民政府</title><script>var a="<table>";</script></head><body>' +
  '<div class="top"><ul><li><a href="/">首页</a></li><li><a href="/zw">政务公开</a></li><li><a href="/fw">办事服务</a></li><li><a href="/hd">互动交流</a></li></ul></div>' +
  '<table width="1000" cellpadding="0"><tr><td width="200"><div><a href="1">机构职能</a><br><a href="2">政策文件</a><br><a href="3">财政资金</a><br><a href="4">规划计划</a></div></td>' +
  '<td><table><tr><td>当前位置：<a href="/">首页</a> &gt; <a href="/zw">政务公开</a> &gt; <a href="/cz">财政资金</a></td></tr>' +
  '<tr><td align="center">来源：县局&nbsp;&nbsp;发布时间：2024-05-06 10:22&nbsp;&nbsp;浏览次数：<span id="hits"></span>&nbsp;字体：【<a>大</a> <a>中</a> <a>小</a>】</td></tr>' +
  '<tr><td><div class="TRS_Editor">HEADINGTABLE<p>附件：<a href="a.xlsx">自评表.xlsx</a></p></div></td></tr>' +
  '<tr><td>【<a href="javascript:print()">打印本页</a>】【<a href="javascript:close()">关闭窗口</a>】</td></tr></table></td></tr></table>' +
  '<div class="footer">主办：县人民政府办公室&nbsp;&nbsp;技术支持：信息中心&nbsp;&nbsp;网站标识码：0000000000</div></body></html>';

const spaced = (text: string): string => escaped(text).replaceAll('\n', '<br>');

/** Ways in which web pages are made. */
export const PAGES: Readonly<Record<string, PageMaking>> = {
  'a site with menus and layout tables': { page: SITE },
  'pasted from a word processor': {
    page: `${OFFICE}<body lang=ZH-CN><div class=WordSection1>HEADINGTABLE<p class=MsoNormal><o:p>&nbsp;</o:p></p></div></body></html>`,
    attributes: ` width=76 valign=center style='border:solid windowtext 1.0pt;mso-border-alt:solid windowtext .5pt;padding:0cm 5.4pt'`,
    cell: (text) =>
      text === ''
        ? `<p class=MsoNormal><span lang=EN-US style='font-family:仿宋'><o:p>&nbsp;</o:p></span></p>`
        : `<p class=MsoNormal align=center><span style='font-size:9.0pt;mso-bidi-font-family:宋体'>${[...text.matchAll(/[\d.,%]+|[^\d.,%]+/g)].map(([part]) => `<span lang=EN-US>${spaced(part)}</span>`).join('')}<span lang=EN-US><o:p></o:p></span></span></p>`,
  },
  'saved from a spreadsheet program': {
    page: `${OFFICE}<body link="#0563C1"><!--[if !excel]>&nbsp;&nbsp;<![endif]-->TABLE</body></html>`,
    attributes: " class=xl65 style='border-top:none;border-left:none' x:num",
    cell: (text) =>
      text === ''
        ? '&nbsp;'
        : `<font class="font5">${spaced(text)}</font><span style='mso-spacerun:yes'>&nbsp; </span>`,
    heading: () => '',
    table: (rows, grid) =>
      `<table border=0 cellpadding=0 cellspacing=0 style='border-collapse:collapse'><col width=64 span=${grid.width}>` +
      `<tr height=30><td colspan=${grid.width} class=xl70>${escaped(grid.title)}</td></tr>` +
      (grid.subtitle === '' ? '' : `<tr><td colspan=${grid.width}>${escaped(grid.subtitle)}</td></tr>`) +
      `${rows}<![if supportMisalignedColumns]><tr height=0 style='display:none'>${'<td width=64></td>'.repeat(grid.width)}</tr><![endif]></table>`,
  },
  'spans that reach below the table': { down: (rows, left) => (rows === left ? rows + 7 : rows) },
  'breaks and no-break spaces': {
    cell: (text) =>
      /^\p{Script=Han}{4}$/u.test(text)
        ? `&nbsp;${text.slice(0, 2)}<br/>${text.slice(2)}&nbsp;&nbsp;`
        : `&nbsp;&nbsp;${spaced(text)}&nbsp;`,
  },
  'caption, sections and header cells': {
    heading: () => '',
    table: (rows, { title, subtitle }) =>
      `<table><caption>${escaped(title)}<br>${escaped(subtitle)}</caption><colgroup><col><col></colgroup><thead></thead><tbody>${rows}</tbody><tfoot></tfoot></table>`,
    row: (cells) => `<tr>${cells.replaceAll('<td', '<th scope="row"').replaceAll('</td>', '</th>')}</tr>`,
  },
  'no end tags': { row: (cells) => `<tr>${cells.replaceAll('</td>', '')}`, page: '<html><body>HEADINGTABLE' },
  'each row in a body of its own, paragraphs in divs': {
    row: (cells) => `<tbody><tr>${cells}</tr></tbody>`,
    down: (rows) => rows,
    cell: (text) => `<div><div>${spaced(text)}</div></div>`,
  },
  'in several tables': { cutBefore: (row) => row === 2 },
  'the title beside the year in spans': {
    heading: ({ title, subtitle }) =>
      `<h1><span>${escaped(title.slice(0, 4))}</span><span>${escaped(title.slice(4))}</span></h1><div><strong>${escaped(subtitle)}</strong></div>`,
  },
  'readings, comments and hidden pieces inside': {
    cell: (text) =>
      `<!-- 甲 --><span style="display:none">隐</span><b>${spaced(text)}</b><input type="hidden" value="1"><script>document.write('x')</script>`,
  },
  'with the fields of a system to fill in': {
    cell: (text) => {
      if (/^[\d.,%≥≤=]+$/u.test(text)) return `<input type="text" class="num" value="${escaped(text)}">`;
      if (text.length > 16) return `<textarea rows="3">${escaped(text)}</textarea>`;
      return /^(?:优|良|中|差)$/u.test(text)
        ? `<select><option value="">请选择</option><option selected>${text}</option></select>`
        : spaced(text);
    },
  },
};
