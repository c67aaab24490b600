/** One step of the schema. Once landed it is never edited: its checksum stands in every database that has had it. */
export interface Migration {
  readonly id: number;
  readonly name: string;
  readonly statements: readonly string[];
}
