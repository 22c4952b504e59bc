import type { Attempt, LiveSale, PlaceResult, Refusal, SaleAction, SaleState } from "./attempt.ts";

/** Milliseconds after which a shop that says "not started" is asked again, when by its own clock the sale has begun; and how often. */
const EARLY_MS = 250;
const EARLY_TRIES = 20;

/** The next state. What cannot happen in a state changes nothing: a late answer does no harm. */
export function saleReducer(state: SaleState, action: SaleAction): SaleState {
  switch (action.type) {
    case "sale":
      return heard(state, action.sale);
    case "tap":
      return tapped(state);
    case "won":
      return { ...state, attempt: { at: "queued", orderNo: action.orderNo, ahead: undefined } };
    case "refused":
      return state.attempt.at === "asking" ? refused(state, state.attempt, action) : state;
    case "stopRetrying":
      return "auto" in state.attempt ? { ...state, attempt: { ...state.attempt, auto: false } } : state;
    case "ahead":
      return state.attempt.at === "queued" ? { ...state, attempt: { ...state.attempt, ahead: action.ahead } } : state;
    case "lostSight":
      return state.attempt.at === "queued" ? { ...state, attempt: { at: "failed", error: action.error } } : state;
    case "result":
      return { ...state, attempt: afterQueue(action.result) };
    case "found":
      return state.attempt.at === "idle" ? { ...state, attempt: found(action.result) } : state;
  }
}

/** A sale that has nothing more to give stops the retries at once. */
function heard(state: SaleState, sale: LiveSale): SaleState {
  const over = endOf(sale);
  const waits = state.attempt.at === "limited";
  const freed = state.attempt.at === "idle" && !over && state.attempt.note !== "lost";
  if (over && waits) return { sale, attempt: { at: "idle", note: over } };
  return { sale, attempt: freed ? { at: "idle" } : state.attempt };
}

function endOf(sale: LiveSale): "soldOut" | "ended" | undefined {
  if (sale.state === "ended" || sale.state === "stopped") return "ended";
  return sale.state === "running" && sale.remaining <= 0 ? "soldOut" : undefined;
}

function tapped(state: SaleState): SaleState {
  const { attempt } = state;
  if (attempt.at === "asking" || attempt.at === "queued" || attempt.at === "won") return state;
  return { ...state, attempt: { at: "asking", tries: attempt.at === "limited" ? attempt.tries + 1 : 1, auto: true } };
}

function refused(
  state: SaleState,
  { tries, auto }: Asking,
  { refusal, nowMs }: { refusal: Refusal; nowMs: number },
): SaleState {
  const { slug, status, retryAfter = 1, error } = refusal;
  const wait = (ms: number): SaleState => ({
    ...state,
    attempt: { at: "limited", untilMs: nowMs + ms, auto, tries },
  });
  if (slug === "seckill_sold_out") return nothingLeft(state);
  if (slug === "seckill_already_bought") return { ...state, attempt: { at: "bought", orderNo: undefined } };
  if (slug === "seckill_ended") return { ...state, attempt: { at: "idle", note: "ended" } };
  if (slug === "seckill_not_started" && tries < EARLY_TRIES) return wait(EARLY_MS);
  if (status === 429 || status === 503) return wait(retryAfter * 1000);
  return { ...state, attempt: { at: "failed", error } };
}

type Asking = Extract<Attempt, { at: "asking" }>;

/** What the refusal says is newer than what the stream said last. */
function nothingLeft({ sale }: SaleState): SaleState {
  return { sale: sale && { ...sale, remaining: 0 }, attempt: { at: "idle", note: "soldOut" } };
}

function afterQueue({ status, order_no: orderNo }: PlaceResult): Attempt {
  if (status === "lost") return { at: "idle", note: "lost" };
  return status === "ordered" ? { at: "won", orderNo } : { at: "queued", orderNo, ahead: undefined };
}

function found(result: PlaceResult): Attempt {
  if (result.status === "lost") return { at: "idle" };
  return result.status === "ordered" ? { at: "bought", orderNo: result.order_no } : afterQueue(result);
}
