import { existsSync, readdirSync } from "node:fs";
import type { Places } from "../places.ts";

/** Files of the data folder that a backup holds; the others are logs, locks and what a process writes for itself. */
const KEPT = /^[a-z0-9_]+\.sqlite$|^flow-rules\.json(\.history\.jsonl)?$/;

/** Names that say whose file it is, and the server that has its place. */
const REPLACED: [name: RegExp, server: (places: Places) => unknown][] = [
  [/^db_/, ({ mysqlUrl }) => mysqlUrl],
  [/^(seckill|cart|gateway)\.sqlite$/, ({ redis }) => redis],
  [/^broker\.sqlite$/, ({ rabbitmqUrl }) => rabbitmqUrl],
  [/^flow-rules\.json/, ({ consulAddr }) => consulAddr],
];

/** The files of the data folder that the shop works with, sorted; those of servers that it has instead are of former times. */
export function filesInPlay(places: Places): string[] {
  if (!existsSync(places.dataDir)) return [];
  const isReplaced = (name: string) => REPLACED.some(([pattern, server]) => pattern.test(name) && server(places));
  return readdirSync(places.dataDir)
    .filter((name) => KEPT.test(name) && !isReplaced(name))
    .sort();
}

/** True for a database, which has to be copied in step with its writers. */
export const isDatabase = (name: string) => name.endsWith(".sqlite");
