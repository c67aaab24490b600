import type { Sheet } from './sheet.js';

/** The sheet of paper that a table is printed on. */
export interface PageSetup {
  readonly paper: 'A4' | 'A3';
  readonly orientation: 'portrait' | 'landscape';
  /** mm. */
  readonly margins: { readonly top: number; readonly right: number; readonly bottom: number; readonly left: number };
}

/** A4 upright with the margins of official documents (GB/T 9704-2012, 5.2: top 37 mm, inner 28 mm, type area 156 × 225 mm). */
export const OFFICIAL_PAGE: PageSetup = {
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 37, right: 26, bottom: 35, left: 28 },
};

/** A4 upright with narrow margins, for a form that fills the page. */
export const FORM_PAGE: PageSetup = {
  paper: 'A4',
  orientation: 'portrait',
  margins: { top: 20, right: 15, bottom: 20, left: 15 },
};

const SIZES = { A4: [210, 297], A3: [297, 420] } as const;

/** Width and height of the page, mm, turned as it is printed. */
export function pageSize({ paper, orientation }: PageSetup): { readonly width: number; readonly height: number } {
  const [short, long] = SIZES[paper];
  return orientation === 'portrait' ? { width: short, height: long } : { width: long, height: short };
}

/** A document to be written: one or more tables with their lines, each beginning a page (or worksheet) of its own. */
export interface SheetDocument {
  /** Title in the document's properties. */
  readonly title: string;
  readonly sheets: readonly Sheet[];
  /** Version and check code, or another line that stands at the foot of each page beside its number. */
  readonly footer?: string;
  /** What a document carries to be found again (id of the record, version, hash): custom properties of docx and xlsx. */
  readonly properties?: Readonly<Record<string, string>>;
}
