/** One thing that is measured. */
export interface Scenario {
  /** Names its file in bench/results. */
  name: string;
  /** One sentence. */
  what: string;
  run(): Promise<Measured>;
}

/** What came out. */
export interface Measured {
  /** For people, in Markdown. */
  table: string;
  /** For programs; kept as JSON. */
  figures: unknown;
}

/** A Markdown table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
