import type { Figure } from "./figure.ts";
import type { Profile } from "./shop/profiles.ts";

/** How thoroughly it is measured, and what. */
export interface How {
  /** Ways to run the shop; scenarios that start none do not look at it. */
  profiles: readonly Profile[];
  /** Of which medians are taken. */
  rounds: number;
  /** That a round lasts. */
  seconds: number;
  /** For development: figures mean little, but everything is run. */
  quick: boolean;
  /** What sends the load where no answer has to be read; default our own. */
  driver: "own" | "wrk";
  /** Threads of the load generator. */
  threads: number;
  /** Processes of the whole shop in the profile `full`; undefined: as the shop does by itself. */
  workers: number | undefined;
}

/** One thing that is measured. */
export interface Scenario {
  /** Names its file in bench/results. */
  name: string;
  /** One sentence. */
  what: string;
  /** Sets process.exitCode to 1 when something that must hold did not. */
  run(how: How): Promise<Measured>;
}

/** What came out. */
export interface Measured {
  /** For people, in Markdown. */
  table: string;
  /** For programs; kept as JSON. */
  figures: unknown;
  /** Those of the figures that have a target, for the summary. */
  rows?: readonly Figure[];
}

/** A Markdown table. */
export function markdownTable(head: readonly string[], rows: readonly (readonly (string | number)[])[]): string {
  const line = (cells: readonly (string | number)[]) => `| ${cells.join(" | ")} |`;
  return [line(head), line(head.map(() => "---")), ...rows.map(line)].join("\n");
}
