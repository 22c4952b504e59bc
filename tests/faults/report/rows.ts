import type { Finding } from "../checkers/finding.ts";
import { endedIn } from "../history.ts";
import type { RoundResult } from "../round/run-round.ts";

/** What the rounds of one kind of fault came to. */
export interface Row {
  kind: string;
  rounds: number;
  /** Rounds in which anything was found. */
  failed: number;
  /** Tries for an order or a place that reached the shop. */
  attempted: number;
  /** Orders and places that buyers were told of. */
  acknowledged: number;
  /** Findings, by what they mean for the shop. */
  lost: number;
  oversold: number;
  drift: number;
  money: number;
  /** Milliseconds from the end of the fault until all was well. */
  medianMs: number;
  worstMs: number;
}

const MEANINGS: Record<"lost" | "oversold" | "drift" | "money", readonly string[]> = {
  lost: ["total-queue", "orders-once", "set-full", "unique-ids"],
  oversold: ["oversold"],
  drift: ["bank", "ledger"],
  money: ["payments", "one-way"],
};

/** A row for each kind, and one for all. */
export function rowsOf(results: readonly RoundResult[]): Row[] {
  const byKind = [...Map.groupBy(results, ({ plan }) => plan.kind)].sort(([left], [right]) => (left < right ? -1 : 1));
  return [...byKind, ["all", results] as const].map(([kind, own]) => rowOf(kind, own));
}

function rowOf(kind: string, results: readonly RoundResult[]): Row {
  const findings = results.flatMap((result) => result.findings);
  const times = results.map(({ convergedMs }) => convergedMs).sort((left, right) => left - right);
  return {
    ...{ kind, rounds: results.length, failed: results.filter((result) => result.findings.length > 0).length },
    attempted: sum(results.map(attemptsOf)),
    acknowledged: sum(results.map(acknowledgedOf)),
    lost: count(findings, "lost"),
    oversold: count(findings, "oversold"),
    drift: count(findings, "drift"),
    money: count(findings, "money"),
    medianMs: times[Math.floor(times.length / 2)] ?? 0,
    worstMs: times.at(-1) ?? 0,
  };
}

function attemptsOf({ ops }: RoundResult): number {
  const ends = ops.filter(({ f, type }) => type !== "invoke" && (f === "create" || f === "seckill"));
  return ends.filter(({ error }) => error !== "ECONNREFUSED").length;
}

function acknowledgedOf({ ops }: RoundResult): number {
  const told = [...endedIn(ops, "create", "ok"), ...endedIn(ops, "seckill", "ok")];
  return new Set(told.map(({ value }) => value.orderNo)).size;
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);

function count(findings: readonly Finding[], meaning: keyof typeof MEANINGS): number {
  return findings.filter(({ checker }) => MEANINGS[meaning].includes(checker)).length;
}
