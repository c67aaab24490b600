// biome-ignore lint/suspicious/noEmptyInterface: filled with the first migration
export interface Tables {}
