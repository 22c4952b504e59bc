import { styleText } from "node:util";
import type { Verdict } from "@mall/gateway/crowd";

/** Colour and sentence of each kind; also the order in which the summary lists them. */
const SHOWN: Record<Verdict["kind"], { colour: "green" | "red" | "yellow"; text: string }> = {
  won: { colour: "green", text: "🟢 抢购成功" },
  sold_out: { colour: "red", text: "🔴 手慢了，已被抢光" },
  busy: { colour: "red", text: "🔴 系统繁忙，请稍后再试" },
  already_bought: { colour: "red", text: "🔴 您已经抢购过了" },
  not_started: { colour: "red", text: "🔴 秒杀活动未开始" },
  ended: { colour: "red", text: "🔴 秒杀活动已结束" },
  refused: { colour: "yellow", text: "⚠ 请求被拒绝" },
  unreachable: { colour: "yellow", text: "⚠ 无法连接" },
};

/** Every kind, in the order of the summary. */
export const VERDICT_KINDS = Object.keys(SHOWN) as Verdict["kind"][];

/** The kind as a coloured sentence; colour only where the terminal shows it. */
function sentence(kind: Verdict["kind"]): string {
  const { colour, text } = SHOWN[kind];
  return styleText(colour, text);
}

/** The same without its sign: a summary must not look like one more buyer. */
export function name(kind: Verdict["kind"]): string {
  const { colour, text } = SHOWN[kind];
  return styleText(colour, text.replace(/^\S+ /, ""));
}

/** One line for one buyer. */
export function verdictLine(userId: number, verdict: Verdict): string {
  const detail = verdict.kind === "won" ? verdict.orderNo : "message" in verdict ? verdict.message : "";
  return `用户 ${userId}  ${sentence(verdict.kind)}  ${detail}`.trimEnd();
}
