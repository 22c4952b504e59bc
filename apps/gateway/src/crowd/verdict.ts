import type { Answer } from "./shop-client.ts";

/** How an attempt at a flash sale ended for one buyer. */
export type Verdict =
  | { kind: "won"; orderNo: string }
  | { kind: "sold_out" | "busy" | "already_bought" | "not_started" | "ended" }
  | { kind: "refused"; message: string }
  | { kind: "unreachable"; message: string };

const REFUSALS = new Map<string | undefined, Verdict>([
  ["seckill_sold_out", { kind: "sold_out" }],
  ["seckill_busy", { kind: "busy" }],
  ["seckill_already_bought", { kind: "already_bought" }],
  ["seckill_not_started", { kind: "not_started" }],
  ["seckill_ended", { kind: "ended" }],
]);

/** Reads the shop's answer to an attempt. */
export function verdictOf(answer: Answer): Verdict {
  if (!answer.reached) return { kind: "unreachable", message: answer.reason };
  const { status, body } = answer;
  if (status === 200 && body.data?.success === true) return { kind: "won", orderNo: String(body.data.order_no ?? "") };
  return (
    REFUSALS.get(body.error) ?? { kind: "refused", message: `${status} ${body.error ?? ""} ${body.msg ?? ""}`.trim() }
  );
}
