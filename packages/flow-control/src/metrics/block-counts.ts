import type { Block } from "../engine/block.ts";
import type { BlockLine } from "./block-line.ts";

/** Different lines in one second; any more are counted together, so that callers with invented origins fill no disk. */
const MOST_LINES = 1000;

/** Stands for everything beyond. */
const OTHERS = "(others)";

/** Blocks of one second, by rule, resource and origin. */
export interface BlockCounts {
  add(block: Block, origin: string, count: number): void;
  lines(): BlockLine[];
}

/** Begins to count. */
export function createBlockCounts(timestamp: number): BlockCounts {
  const counts = new Map<string, BlockLine>();
  // Refusals come in rows: of the same rule no key is made.
  let last: BlockLine | undefined;
  const add = (facts: Pick<BlockLine, "kind" | "ruleId" | "resource" | "origin" | "count">): void => {
    const key = [facts.kind, facts.ruleId, facts.resource, facts.origin].join("\n");
    const line = counts.get(key);
    last = line;
    if (line) line.count += facts.count;
    else if (counts.size < MOST_LINES || facts.resource === OTHERS) counts.set(key, { timestamp, ...facts });
    else add({ ...facts, ruleId: OTHERS, resource: OTHERS, origin: OTHERS });
  };
  return {
    add: ({ kind, ruleId, resource }, origin, count) => {
      const same =
        last?.ruleId === ruleId && last.resource === resource && last.kind === kind && last.origin === origin;
      if (last && same) last.count += count;
      else add({ kind, ruleId, resource, origin, count });
    },
    lines: () => [...counts.values()],
  };
}
