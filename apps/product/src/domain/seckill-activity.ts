import { fail } from "@mall/kernel";

/**
 * planned: waits for its start. open: its stock was put on sale. ended: over, or another sale took its place. stopped: staff
 * ended it at `endMs`, or called it off before its start: then it ends where it would have started.
 */
export type ActivityState = "planned" | "open" | "ended" | "stopped";

/** Where a sale stands by the clock. */
export type SaleState = "planned" | "running" | "ended" | "stopped";

/** A sale that begins and ends by the clock. Its stock is an allotment of its own, not part of the SKU's ordinary stock. */
export interface ActivityDraft {
  skuId: number;
  /** Epoch milliseconds. */
  startMs: number;
  /** Epoch milliseconds. */
  endMs: number;
  /** Units on sale, 1..1,000,000. */
  stock: number;
  /** Places one buyer may hold at a time, 1..100. */
  limitPerUser: number;
}

/** An activity that was planned. */
export interface Activity extends ActivityDraft {
  /** From 1. */
  id: number;
  state: ActivityState;
}

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;
const MAX_STOCK = 1_000_000;
const MAX_LIMIT = 100;

const refuse = (field: string, reason: string) => fail("invalid_input", { field, params: { reason } });
const isWhole = (value: number, max: number) => Number.isInteger(value) && value >= 1 && value <= max;

/** Checks a plan. @throws AppError `invalid_input` naming the field of the JSON body. */
export function checkActivity({ startMs, endMs, stock, limitPerUser }: ActivityDraft, now: number): void {
  if (!isWhole(startMs, Number.MAX_SAFE_INTEGER)) throw refuse("start", "not a time");
  if (!isWhole(endMs, Number.MAX_SAFE_INTEGER)) throw refuse("end", "not a time");
  if (endMs <= startMs) throw refuse("end", "must be after start");
  if (endMs <= now) throw refuse("end", "must be in the future");
  if (endMs - startMs > YEAR_MS) throw refuse("end", "at most one year after start");
  if (!isWhole(stock, MAX_STOCK)) throw refuse("stock", `1..${MAX_STOCK}`);
  if (!isWhole(limitPerUser, MAX_LIMIT)) throw refuse("limit_per_user", `1..${MAX_LIMIT}`);
}

/** Whether an activity was stopped before its start: buyers never see that there was one. */
export function wasCalledOff({ state, startMs, endMs }: Activity): boolean {
  return state === "stopped" && endMs <= startMs;
}

/** Where an activity stands at `now` (epoch milliseconds), whether anybody has marked it by then or not. */
export function stateAt({ state, startMs, endMs }: Activity, now: number): SaleState {
  if (state === "stopped") return "stopped";
  if (state === "ended" || endMs <= now) return "ended";
  return startMs <= now ? "running" : "planned";
}
