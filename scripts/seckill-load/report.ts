import { styleText } from "node:util";
import type { Verdict } from "@mall/gateway/crowd";
import type { Fate } from "./follow-up.ts";
import type { RushResult } from "./rush.ts";
import { name, VERDICT_KINDS } from "./verdict.ts";

/** The value below which that share (0..1) of an ascending list lies; 0 for an empty one. */
export function percentile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0;
}

/** How many buyers each verdict had. */
export function countByKind(verdicts: readonly { verdict: Verdict }[]): Map<Verdict["kind"], number> {
  const groups = Map.groupBy(verdicts, ({ verdict }) => verdict.kind);
  return new Map(VERDICT_KINDS.map((kind) => [kind, groups.get(kind)?.length ?? 0]));
}

/** The lines that end a round. */
export function summary({ verdicts, latencies, durationMs }: RushResult, skuId: number): string[] {
  const counts = [...countByKind(verdicts)].filter(([, count]) => count > 0);
  const times = `p50 ${percentile(latencies, 0.5).toFixed(0)} ms, p99 ${percentile(latencies, 0.99).toFixed(0)} ms`;
  return [
    `${verdicts.length} buyers, ${latencies.length} answers in ${(durationMs / 1000).toFixed(2)} s, ${times}`,
    ...counts.map(([kind, count]) => `${String(count).padStart(7)}  ${name(kind)}`),
    ...hints(new Map(counts), verdicts, skuId),
  ];
}

function hints(
  counts: ReadonlyMap<Verdict["kind"], number>,
  verdicts: RushResult["verdicts"],
  skuId: number,
): string[] {
  const lines: string[] = [];
  const everybody = (kind: Verdict["kind"]) => counts.get(kind) === verdicts.length;
  if (everybody("not_started") || everybody("already_bought")) {
    lines.push(`Put units on sale and forget the buyers before: npm run seckill:prepare -- ${skuId} 5`);
  }
  if (verdicts.some(({ verdict }) => verdict.kind === "refused" && verdict.message.startsWith("401"))) {
    lines.push("The shop does not take these tokens: give this script the shop's JWT_SECRET.");
  }
  return lines;
}

/** One line for what became of a won place. */
export function fateLine(orderNo: string, fate: Fate): string {
  switch (fate.status) {
    case "ordered":
      return `${styleText("green", "✔ 已生成订单")}  ${orderNo}  pay before ${fate.payBefore}`;
    case "lost":
      return `${styleText("red", "✘ 未能下单，名额已退回")}  ${orderNo}`;
    case "queued":
      return `${styleText("yellow", "… 仍在排队")}  ${orderNo}`;
    case "unknown":
      return `${styleText("yellow", "⚠ 查询失败")}  ${orderNo}  ${fate.message}`;
  }
}
