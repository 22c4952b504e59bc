import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RoundResult } from "../round/run-round.ts";

/** Keeps what a person needs to find out why a round failed; answers the folder. */
export function saveFailure({ ops, ...result }: RoundResult, log: string): string {
  const folder = mkdtempSync(join(tmpdir(), `mall-faults-round-${result.plan.round}-`));
  writeFileSync(join(folder, "history.jsonl"), ops.map((op) => `${JSON.stringify(op)}\n`).join(""));
  writeFileSync(join(folder, "round.json"), JSON.stringify(result, null, 2));
  writeFileSync(join(folder, "shop.log"), log);
  return folder;
}
