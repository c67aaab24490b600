/** Most bytes of a file that is opened at all. A published document with its pictures taken out stays far below. */
export const MOST_BYTES = 32 * 1024 * 1024;

/** Most UTF-16 units of decoded text that the readers are given: a workbook of two thousand forms has three million. */
export const MOST_TEXT = 4 * 1024 * 1024;
/** Most of it that stands in no table: where lines and tables are still to be found, each unit takes more work. */
export const MOST_LOOSE_TEXT = 2 * 1024 * 1024;
/** Most UTF-16 units of a web page with its marks. */
export const MOST_MARKUP = 6 * 1024 * 1024;

/** Most forms of a transcript that comes as JSON, and most rows of one form. */
export const MOST_FORMS = 10_000;
export const MOST_ROWS = 100_000;

/** Most parts of an office file; pictures are parts too. */
export const MOST_ENTRIES = 20_000;
/** Most bytes that one part of an office file may unpack to, and all parts that are read together. */
export const MOST_PART_BYTES = 64 * 1024 * 1024;
export const MOST_UNPACKED_BYTES = 128 * 1024 * 1024;
/** Most bytes out of one packed byte; the XML of a real sheet or document stays below 60. */
export const STEEPEST_RATIO = 250;
/** Most bytes of the parts that only say how a file hangs together: relationships, workbook, styles, lists. */
export const MOST_SMALL_PART_BYTES = 12 * 1024 * 1024;
/** Most pieces of text, breaks, rows and cells of a word processor's document; most strings of a workbook. */
export const MOST_PIECES = 1_500_000;
export const MOST_STRINGS = 1_000_000;
/** Most elements open at once in the XML of an office file. */
export const DEEPEST_XML = 400;
/** Most prefixes of namespaces in force at once; office programs write about 40. */
export const MOST_PREFIXES = 1000;
/** Most cells of a worksheet, blank ones with a style included; most that show something; most merged ranges. */
export const MOST_CELLS = 2_000_000;
export const MOST_FILLED = 100_000;
export const MOST_MERGES = 50_000;
/** Most cells that show something in all tables or worksheets of a file, and most tables. */
export const MOST_KEPT_CELLS = 400_000;
export const MOST_TABLES = 20_000;
/** Most of them that are held at once until it is known which worksheets of a file are left out. */
export const MOST_PARSED_CELLS = 550_000;
/** Most values of a file of JSON: an object is kept for each that holds others. */
export const MOST_VALUES = 2_500_000;
