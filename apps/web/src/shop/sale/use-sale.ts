import { useReducer } from "react";
import { useSession } from "../../session/session.ts";
import { shopClock } from "../../time/shop-time.ts";
import { useCountdown, useReached } from "../../time/use-countdown.ts";
import { type SaleState, START } from "./attempt.ts";
import { type BuyButton, buttonOf } from "./button.ts";
import { useFoundPlace } from "./latest-place.ts";
import { saleReducer } from "./sale-reducer.ts";
import { useRetries, useTap, useTickets } from "./use-attempts.ts";
import { useLiveSale } from "./use-live-sale.ts";
import { useQueuedPlace } from "./use-queued-place.ts";
import type { Sale } from "./use-sales.ts";

/** Milliseconds before the start at which a ticket is made ready; tokens are good for longer. */
const READY_MS = 45_000;

/** A sale with a buyer before it. */
export interface SaleView extends SaleState {
  button: BuyButton;
  /** Whether live figures arrive; undefined until the first. */
  live: boolean | undefined;
  /** Seconds until a stopped retry may be tried by hand. */
  waitS: number;
  tap: () => void;
  stop: () => void;
}

/** Brings together the sale, the clock and the attempt of who is here. Use one for each SKU and buyer: mount with a key of both. */
export function useSale(listed: Sale): SaleView {
  const { sku_id: skuId } = listed;
  const loggedIn = useSession() !== null;
  const [state, dispatch] = useReducer(saleReducer, { ...START, sale: fromList(listed) });
  const { sale = fromList(listed), attempt } = state;
  const live = useLiveSale(skuId, dispatch);
  const near = useReached(sale.start_ms - READY_MS);
  const soon = near && sale.state !== "ended" && sale.state !== "stopped";
  const tickets = useTickets(skuId, soon && loggedIn);
  const tap = useTap({ skuId, startMs: sale.start_ms, tickets }, dispatch);
  useFoundPlace(skuId, sale.start_ms, dispatch);
  useQueuedPlace(attempt, dispatch);
  useRetries(attempt, tap);
  // The page is drawn anew exactly when the sale begins, and when it ends.
  useReached(sale.start_ms);
  useReached(sale.end_ms === 0 ? NEVER_MS : sale.end_ms);
  const waitS = useCountdown(attempt.at === "limited" ? attempt.untilMs : 0);
  const button = buttonOf({ sale, attempt }, shopClock.now(), loggedIn);
  return { sale, attempt, button, live, waitS, tap, stop: () => dispatch({ type: "stopRetrying" }) };
}

/** A moment that does not come. */
const NEVER_MS = 8.64e15;

/** What the list knows, until the stream says more. */
function fromList({ id, sku_id, remaining, stock, start_ms, end_ms }: Sale) {
  const now = shopClock.now();
  const state = end_ms !== 0 && now >= end_ms ? "ended" : now < start_ms ? "planned" : "running";
  return { sku_id, activity_id: id, state, remaining, stock, start_ms, end_ms } as const;
}
