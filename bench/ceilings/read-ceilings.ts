import { existsSync, readFileSync } from "node:fs";
import type { Figure } from "../figure.ts";
import { fileOf, type Kept } from "../results.ts";
import type { TargetName } from "../targets.ts";

/** What bounds the work of a target: it can go no faster than this alone. */
const BOUNDS: Partial<Record<TargetName, string>> = {
  "sold-out": "Fastify POST, 2 processes",
  winning: "Redis, the shop's reserve script in batches of 256",
  "durable-orders": "MySQL, orders in statements of 256",
  refusals: "Fastify POST, 2 processes",
  list: "Fastify GET, 2 processes",
  "search-large": "Elasticsearch, one term",
};

/** Medians of results/ceilings.json by what was measured; empty when it was never. */
function readCeilings(): ReadonlyMap<string, number> {
  const file = fileOf("ceilings.json");
  if (!existsSync(file)) return new Map();
  const { figures } = JSON.parse(readFileSync(file, "utf8")) as Kept;
  return new Map((figures as Figure[]).map(({ what, median }) => [what, median]));
}

/** The ceiling of a target, and the share of it that a figure is, 0 upwards; undefined where none was measured. */
export function shareOfCeiling(target: TargetName, value: number): { what: string; share: number } | undefined {
  const what = BOUNDS[target];
  const ceiling = what === undefined ? undefined : readCeilings().get(what);
  return what === undefined || !ceiling ? undefined : { what, share: value / ceiling };
}
