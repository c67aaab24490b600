import type { SheetLine, TypeFace } from '@kaocheng/forms/sheet/sheet';

/** Names of the fonts of official documents (GB/T 9704-2012, 7.2 and 7.3); the office's own machine has them. */
export const FONT_NAMES: Readonly<Record<TypeFace, string>> = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  heading: '黑体',
  subheading: '楷体_GB2312',
  table: '宋体',
};

/** Type of a table's cells, points. */
export const CELL_SIZE = 10;

/** How a line above or below a table is set where it does not say so itself. */
const LINES: Readonly<
  Record<SheetLine['role'], { readonly face: TypeFace; readonly size: number; readonly align: 'left' | 'center' }>
> = {
  title: { face: 'title', size: 18, align: 'center' },
  subtitle: { face: 'body', size: 12, align: 'center' },
  heading: { face: 'heading', size: 14, align: 'left' },
  line: { face: 'body', size: 12, align: 'left' },
  note: { face: 'body', size: 9, align: 'left' },
};

/** Face, size (points) and alignment of a line. */
export function lineType(line: SheetLine): { face: TypeFace; size: number; align: NonNullable<SheetLine['align']> } {
  const usual = LINES[line.role];
  return { face: line.face ?? usual.face, size: line.size ?? usual.size, align: line.align ?? usual.align };
}
