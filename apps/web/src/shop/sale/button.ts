import type { Attempt, LiveSale, SaleState } from "./attempt.ts";

/** What the one button of a sale is at present. */
export type BuyButton =
  | "wait" // planned: opens at the start
  | "login"
  | "buy"
  | "asking"
  | "retrying" // tries again by itself; can be stopped
  | "paused" // the buyer stopped that, and has to wait a little
  | "again"
  | "queued"
  | "bought"
  | "soldOut"
  | "over"
  | "unknown"; // nothing is known of the sale yet

/** Whether a sale takes attempts now: the clock opens it at its start, even before the stream says so. */
function isOpen(sale: LiveSale, nowMs: number): boolean {
  if (sale.state === "ended" || sale.state === "stopped") return false;
  return nowMs >= sale.start_ms && (sale.end_ms === 0 || nowMs < sale.end_ms);
}

/** The button for what is known. */
export function buttonOf({ sale, attempt }: SaleState, nowMs: number, loggedIn: boolean): BuyButton {
  return ofAttempt(attempt, nowMs) ?? ofSale(sale, nowMs, loggedIn);
}

function ofAttempt(attempt: Attempt, nowMs: number): BuyButton | undefined {
  switch (attempt.at) {
    case "asking":
      return attempt.tries > 1 && attempt.auto ? "retrying" : "asking";
    case "limited":
      return attempt.auto ? "retrying" : nowMs < attempt.untilMs ? "paused" : "again";
    case "queued":
    case "won":
      return "queued";
    case "bought":
      return "bought";
    case "failed":
    case "idle":
      return undefined;
  }
}

function ofSale(sale: LiveSale | undefined, nowMs: number, loggedIn: boolean): BuyButton {
  if (!sale) return "unknown";
  if (sale.state === "stopped" || sale.state === "ended") return "over";
  if (nowMs < sale.start_ms) return loggedIn ? "wait" : "login";
  if (!isOpen(sale, nowMs)) return "over";
  if (sale.state === "running" && sale.remaining <= 0) return "soldOut";
  return loggedIn ? "buy" : "login";
}
