import type { LoadResult } from "./plan.ts";

/** Kinds of answers to an attempt at a flash sale; whoever reports one throughput of them all says nothing. */
const KINDS: Record<string, string> = {
  seckill_sold_out: "sold out",
  seckill_already_bought: "already bought",
  seckill_busy: "refused by the limit",
};

/**
 * Answers by kind, over several runs: `admitted` (200), `sold out`, `already bought`, `refused by the limit`, and what is
 * none of them by status and slug. Requests without an answer are told by what broke them.
 */
export function outcomesOf(results: readonly Pick<LoadResult, "counts" | "reasons">[]): Record<string, number> {
  const outcomes: Record<string, number> = {};
  const add = (name: string, count: number) => {
    outcomes[name] = (outcomes[name] ?? 0) + count;
  };
  for (const { counts, reasons } of results) {
    for (const [key, count] of Object.entries(counts)) if (count > 0) add(kindOf(key), count);
    for (const [reason, count] of Object.entries(reasons)) add(`no answer: ${reason}`, count);
  }
  return outcomes;
}

function kindOf(key: string): string {
  const [step = "0", status = "", slug = ""] = key.split(" ");
  const of = step === "0" ? "" : `step ${Number(step) + 1}: `;
  return `${of}${status === "200" ? "admitted" : (KINDS[slug] ?? `${status} ${slug}`.trim())}`;
}

/** Outcomes that were not to be expected, as sentences. */
export function unexpected(outcomes: Record<string, number>, expected: readonly string[]): string[] {
  return Object.entries(outcomes)
    .filter(([name]) => !expected.includes(name))
    .map(([name, count]) => `${count} × ${name}`);
}
