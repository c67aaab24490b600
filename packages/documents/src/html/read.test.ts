import type { SheetBlock } from '@kaocheng/forms/content';
import { readContent } from '@kaocheng/forms/read';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHtml } from './read.js';

const isSheet = (block: { kind: string }): block is SheetBlock => block.kind === 'sheet';
const sheets = (html: string) =>
  readHtml(html)
    .blocks.filter(isSheet)
    .map((block) => block.sheet);
const cells = (html: string): string[] =>
  sheets(html).flatMap((sheet) =>
    sheet.cells.map(({ row, column, rowSpan, colSpan, text }) => `${row},${column} ${rowSpan}×${colSpan} ${text}`),
  );
const texts = (html: string): string[] => {
  const { text, blocks } = readHtml(html);
  return blocks.flatMap((block) => (block.kind === 'text' ? [text.slice(block.start, block.end).trim()] : []));
};

const HEADER =
  '<tr><td>一级指标</td><td>二级指标</td><td>三级指标</td><td>指标值</td><td>完成值</td><td>分值</td><td>得分</td></tr>';
const FORM = `<table><tr><td>项目名称</td><td colspan="6">甲&amp;乙项目</td></tr>${HEADER}
<tr><td rowspan=2>产出指标</td><td>数量指标</td><td>件数</td><td>&ge;5件</td><td>6件</td><td>50</td><td>50</td></tr>
<tr><td>质量指标</td><td>合格率</td><td>100%</td><td>90%</td><td>40</td><td>36</td></tr></table>`;

describe('readHtml', () => {
  it('keeps a caption without its end tag, which ends where a row, a cell or the table does', () => {
    for (const after of ['<tr><td>甲</td></tr></table>', '<td>甲</td></table>', '</table>', '']) {
      const read = readHtml(`<p>前</p><table><caption>项目支出绩效自评表${after}`);
      expect(read.text.trim().split('\n').slice(0, 2)).toEqual(['前', '项目支出绩效自评表']);
      expect(read.text.includes('甲')).toBe(after.includes('甲'));
    }
  });

  it('puts the caption of a table above it, wherever in the table it is written', () => {
    for (const at of ['<table>', '</tr>']) {
      const html = FORM.replace(at, `${at}<caption><b>项目支出绩效自评表</b><br>（2023年度）</caption>`);
      expect(readContent(readHtml(html), 'form').forms).toMatchObject([{ title: '项目支出绩效自评表', year: '2023' }]);
    }
  });

  it('places spans as a browser does, an endless row span to the end of the table', () => {
    expect(
      cells('<table><tr><td rowspan=0>甲<td colspan=2>乙<tr><td>丙<td rowspan=65535>丁<tr><td>戊</table>'),
    ).toEqual(['0,0 3×1 甲', '0,1 1×2 乙', '1,1 1×1 丙', '1,2 2×1 丁', '2,1 1×1 戊']);
  });

  it('shows the head of a table first and its foot last, and ends an endless row span with its group of rows', () => {
    expect(
      cells(
        '<table><tfoot><tr><td>合计<td>9</tfoot><tbody><tr><td rowspan=0>甲<td>乙<tr><td>丙</tbody><thead><tr><td>一<td>二</thead></table>',
      ),
    ).toEqual(['0,0 1×1 一', '0,1 1×1 二', '1,0 2×1 甲', '1,1 1×1 乙', '2,1 1×1 丙', '3,0 1×1 合计', '3,1 1×1 9']);
    expect(cells('<table><thead><tr><td>一<td>二</thead><tr><td>甲<td>乙</table>')).toHaveLength(4);
  });

  it('lets spans overlap as a browser does: the cell comes behind those that reach down, and keeps its own width', () => {
    expect(
      cells('<table><tr><td rowspan=2>甲<td>乙<td rowspan=2>丙<tr><td colspan=3>丁<tr><td>戊<td>己</table>'),
    ).toEqual(['0,0 2×1 甲', '0,1 1×1 乙', '0,2 2×1 丙', '1,1 1×3 丁', '2,0 1×1 戊', '2,1 1×1 己']);
  });

  it('prints the fields of a form in its cells, and none outside of them', () => {
    const field = (inner: string): string => `<table><tr><td>项目名称<td>${inner}<tr><td>甲<td>乙</table>`;
    const said = (inner: string): string | undefined =>
      sheets(field(inner))[0]?.cells.find(({ row, column }) => row === 0 && column === 1)?.text;
    expect(said('<input value="修渠">')).toBe('修渠');
    expect(said('<input type="radio" checked>新增<input type="checkbox">延续')).toBe('☑新增□延续');
    expect(said('<textarea>修渠5公里\n受益90户</textarea>')).toBe('修渠5公里\n受益90户');
    expect(said('<select><option>常年<option selected>一次性</select>')).toBe('一次性');
    expect(said('<select><option>常年<option>一次性</select>')).toBe('常年');
    expect(said('<select><option value="">请选择<option>一次性</select>')).toBeUndefined();
    expect(said('<input type="hidden" value="1"><input type="submit" value="保存">')).toBeUndefined();
    const outside = '<input value="请输入关键字"><select><option>全部</select><textarea>意见</textarea>';
    expect(texts(`<p>首页</p>${outside}`)).toEqual(['首页']);
  });

  it('prints no boxes by which rows are chosen: alone in a cell, beside a label of the form, one in row after row', () => {
    const inFirst = (box: string): string => FORM.replaceAll('<tr><td', `<tr><td>${box}</td><td`);
    const besideClasses = (box: string): string => FORM.replaceAll('产出指标', `产出指标 ${box}`);
    const besideNames = (box: string): string =>
      ['三级指标', '件数', '合格率'].reduce((html, name) => html.replace(name, `${box}${name}`), FORM);
    const plain = readContent(readHtml(FORM), 'form');
    for (const type of ['checkbox', 'checkbox checked', 'radio'])
      for (const withBoxes of [inFirst, besideClasses, besideNames]) {
        const read = readContent(readHtml(withBoxes(`<input type=${type}>`)), 'form');
        expect(read.unread).toEqual([]);
        expect(read.forms).toHaveLength(1);
        const rows = ({ forms: [form] }: typeof read): unknown =>
          form !== undefined && 'indicators' in form
            ? form.indicators.map(({ level1, name, target, actual, weight, score }) => [
                level1,
                name,
                target,
                actual,
                weight,
                score,
              ])
            : null;
        expect(rows(read)).toEqual(rows(plain));
      }
  });

  it('leaves out readings above glyphs and what was struck out, and knows boxes that are letters in a symbol font', () => {
    expect(texts('<p><ruby>绩<rp>(</rp><rt>ji</rt><rp>)</rp></ruby>效<del>旧</del><ins>新</ins></p>')).toEqual([
      '绩效新',
    ]);
    const word = `<p><span style='font-family:"Wingdings 2";mso-char-type:symbol'><span style='mso-char-type:symbol'>R</span><span style="font-family:宋体">是 R</span></span><font face="Wingdings">o</font>否 R</p>`;
    expect(texts(word)).toEqual(['☑是 R□否 R']);
  });

  it('leaves out rows that are collapsed', () => {
    expect(cells('<table><tr style="visibility:collapse"><td>暗<td>暗<tr><td>甲<td>乙</table>')).toEqual([
      '0,0 1×1 甲',
      '0,1 1×1 乙',
    ]);
  });

  it('finds the form of each of several pages of a site that stand in one file, and nothing of menus or footers', () => {
    const page = (name: string): string => `<html><head><title>公示</title></head><body>
      <div class="top"><a>首页</a> | <a>政务公开</a> | <a>办事服务</a></div>
      <div>您现在的位置：<a>首页</a> &gt;&gt; <a>财政信息</a> &gt;&gt; 正文</div>
      <h1>2023年度项目支出绩效自评表</h1><div>来源：财政局 时间：2024-01-05 【字体：<a>大</a> <a>中</a> <a>小</a>】</div>
      ${FORM.replace('甲&amp;乙项目', name)}
      <div>上一篇：<a>关于公布预算的通知</a><br>下一篇：<a>没有了</a></div><footer>主办：县财政局</footer></body></html>`;
    const { forms, unread } = readContent(readHtml(page('修渠') + page('修路')), 'pages.html');
    expect(forms.map((form) => 'name' in form && [form.name, form.title, form.year])).toEqual([
      ['修渠', '2023年度项目支出绩效自评表', '2023'],
      ['修路', '2023年度项目支出绩效自评表', '2023'],
    ]);
    expect(unread).toEqual([]);
  });

  it('gives each cell the number of its table and its address in it', () => {
    const [, second] = sheets(`<table><tr><td>1<td>2<tr><td>3<td>4</table><p>间</p>${FORM}`);
    expect(second?.cells.find(({ text }) => text === '合格率')).toMatchObject({ sheet: '2', address: 'C4' });
    const { forms } = readContent(readHtml(`<h1>项目支出绩效自评表</h1>${FORM}`), 'page.html');
    expect(forms[0]?.cells?.['indicators.1.score']).toMatchObject({ sheet: '1', address: 'G4' });
  });

  it('decodes entities, takes white space for one space and breaks for lines, and points spans into its text', () => {
    const html =
      '<p>标 题&nbsp;&#65288;一&#65289;</p><table><tr><td>甲<br>乙\n 丙</td><td> 1 </td></tr><tr><td>2</td></tr></table>';
    const content = readHtml(html);
    expect(texts(html)).toEqual(['标 题 （一）']);
    const [sheet] = sheets(html);
    expect(sheet?.cells.map(({ text }) => text)).toEqual(['甲\n乙 丙', '1', '2']);
    for (const cell of sheet?.cells ?? [])
      expect(cell.spans.map(([start, end]) => content.text.slice(start, end))).toEqual([cell.text]);
  });

  it('leaves out code, menus, lists of links and hidden parts, and keeps links to attachments', () => {
    const html = `<html><head><title>网站</title><script>var a=1</script><style>td{}</style></head><body>
      <nav>首页 导航</nav><ul><li><a>首页</a><li><a>公开</a><li><a>互动</a></ul>
      <div>正文<span style="display: none">暗</span></div><p hidden>暗</p>
      <ul><li><a>甲.pdf</a><li><a>乙.docx</a><li><a>丙.xlsx</a></ul><footer>版权</footer></body></html>`;
    expect(texts(html)).toEqual(['正文\n甲.pdf\n乙.docx\n丙.xlsx']);
    expect(
      cells('<table><tr style="display:none"><td>暗</td><td>暗</td></tr><tr><td>甲</td><td>乙</td></tr></table>'),
    ).toEqual(['0,0 1×1 甲', '0,1 1×1 乙']);
  });

  it('takes a table that only lays out the page apart, and a small one in a cell for its text', () => {
    const outer = `<table><tr><td><ul><li><a>一</a><li><a>二</a><li><a>三</a></ul></td><td><h1>绩效自评表</h1>${FORM}</td></tr></table>`;
    expect(sheets(outer)).toHaveLength(1);
    expect(texts(outer)).toEqual(['绩效自评表']);
    const inner =
      '<table><tr><td>目标</td><td><table><tr><td>甲</td></tr><tr><td>乙</td></tr></table></td></tr><tr><td>1</td><td>2</td></tr></table>';
    expect(cells(inner)).toEqual(['0,0 1×1 目标', '0,1 1×1 甲\n乙', '1,0 1×1 1', '1,1 1×1 2']);
  });

  it('gives the form that a page prints, cell by cell', () => {
    const [form] = readContent(readHtml(`<h2>项目支出绩效自评表</h2><p>（2023年度）</p>${FORM}`), 'page.html').forms;
    expect(form).toMatchObject({ kind: 'project', title: '项目支出绩效自评表', year: '2023', name: '甲&乙项目' });
    expect(form?.kind === 'project' ? form.indicators : []).toMatchObject([
      {
        level1: '产出指标',
        level2: '数量指标',
        name: '件数',
        target: '≥5件',
        actual: '6件',
        weight: '50',
        score: '50',
      },
      {
        level1: '产出指标',
        level2: '质量指标',
        name: '合格率',
        target: '100%',
        actual: '90%',
        weight: '40',
        score: '36',
      },
    ]);
  });

  it('joins a form that a page has cut into several tables', () => {
    const page = `<p>绩效自评表</p><table><tr><td>项目名称</td><td>甲</td></tr></table>
      <table>${HEADER}<tr><td>产出指标</td><td>数量指标</td><td>件数</td><td>5</td><td>5</td><td>10</td><td>10</td></tr></table>
      <table><tr><td>产出指标</td><td>质量指标</td><td>合格率</td><td>100%</td><td>90%</td><td>40</td><td>36</td></tr></table>`;
    const { forms } = readContent(readHtml(page), 'page.html');
    expect(forms).toHaveLength(1);
    expect(forms[0]?.kind === 'project' ? forms[0].indicators.map(({ name }) => name) : []).toEqual(['件数', '合格率']);
  });
});

describe('readHtml: whatever comes', () => {
  it('never throws on broken markup, and points spans into its text', () => {
    const piece = fc.constantFrom(
      '<table>',
      '</table>',
      '<tr>',
      '</tr>',
      '<td>',
      '</td>',
      '<td rowspan=9>',
      '<td colspan=99999>',
      '<p>',
      '</p>',
      '<a>',
      '</a>',
      '<ul><li>',
      '</ul>',
      '<script>',
      '</script>',
      '<div hidden>',
      '</div>',
      '甲',
      '1',
      '&nbsp;',
      '&#0;',
      '&',
      '<',
      '<!--',
      '-->',
      '\n',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const { text, blocks } = readHtml(pieces.join(''));
        for (const block of blocks) {
          if (block.kind !== 'sheet') continue;
          for (const cell of block.sheet.cells)
            for (const [start, end] of cell.spans) expect(text.slice(start, end)).toBe(cell.text);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('keeps what a page says deeper than the parser follows', () => {
    const { text } = readHtml(`${'<div>'.repeat(20_000)}<b>项目</b>名称`);
    expect(text.replace(/\s/gu, '')).toBe('项目名称');
  });

  it('reads hostile pages in bounded time: deep nesting, endless spans, many cells', () => {
    const pages: readonly ((size: number) => string)[] = [
      (size) => '<table><tr><td>'.repeat(size),
      (size) => `<table>${'<tr><td rowspan=65535 colspan=1000>甲</td><td>乙</td></tr>'.repeat(size / 10)}</table>`,
      (size) => '<div>'.repeat(size * 2.5),
      (size) => `<ul>${'<li><a>甲</a>'.repeat(size)}</ul>`,
    ];
    for (const page of pages) expect((size: number) => readHtml(page(size))).toTakeLinearTime(20_000);
  });
});
