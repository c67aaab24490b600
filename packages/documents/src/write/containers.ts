/** The containers that are written. */
export const WRITTEN = ['xlsx', 'docx', 'pdf', 'html'] as const;
export type Written = (typeof WRITTEN)[number];
