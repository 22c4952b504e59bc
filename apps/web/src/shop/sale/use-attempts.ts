import { ShopError } from "@mall/sdk";
import { type Dispatch, useCallback, useEffect, useRef, useState } from "react";
import { shop } from "../../api/shop.ts";
import { currentSession } from "../../session/session.ts";
import { shopClock } from "../../time/shop-time.ts";
import type { Attempt, SaleAction } from "./attempt.ts";
import { noteAttempt } from "./attempted.ts";
import { latestPlace } from "./latest-place.ts";
import { proofOfWork, type Sha256 } from "./pow.ts";
import { createTickets, type Tickets } from "./ticket.ts";

// Browsers have it on secure pages only: https, or this machine.
const sha256: Sha256 = (text) => crypto.subtle.digest("SHA-256", text);

const ticketsFor = (skuId: number) =>
  createTickets({
    issue: () => shop.post("product/seckill/token", { sku_id: skuId }),
    work: (token, bits) => proofOfWork(token, bits, sha256),
    now: () => shopClock.now(),
  });

/** The tickets of a buyer for a SKU; one is made ready as soon as it may soon be wanted. */
export function useTickets(skuId: number, soon: boolean): Tickets {
  const [tickets] = useState(() => ticketsFor(skuId));
  useEffect(() => {
    // Who taps hears of a failure; here it is too early to say anything.
    if (soon) tickets.get().catch(() => undefined);
  }, [tickets, soon]);
  return tickets;
}

/** The tap of the buy button: asks for a place, one question at a time, and tells what came of it. */
export function useTap(
  { skuId, startMs, tickets }: { skuId: number; startMs: number; tickets: Tickets },
  dispatch: Dispatch<SaleAction>,
): () => void {
  const busy = useRef(false);
  return useCallback(() => {
    if (busy.current) return;
    busy.current = true;
    dispatch({ type: "tap" });
    void outcomeOf(skuId, startMs, tickets).then((action) => {
      busy.current = false;
      dispatch(action);
    });
  }, [skuId, startMs, tickets, dispatch]);
}

/** Tries again when the wait is over, unless the buyer has stopped that. */
export function useRetries(attempt: Attempt, tap: () => void): void {
  const untilMs = attempt.at === "limited" && attempt.auto ? attempt.untilMs : undefined;
  useEffect(() => {
    if (untilMs === undefined) return;
    // Some chance, so that a crowd that was refused together does not come back together.
    const wait = untilMs - shopClock.now() + Math.random() * JITTER_MS;
    const timer = setTimeout(tap, Math.max(0, wait));
    return () => clearTimeout(timer);
  }, [untilMs, tap]);
}

const JITTER_MS = 400;

async function outcomeOf(skuId: number, startMs: number, tickets: Tickets): Promise<SaleAction> {
  const session = currentSession();
  if (session) noteAttempt(session.userId, skuId);
  try {
    const ticket = await tickets.get();
    const { order_no: orderNo } = await shop.post("product/seckill", { sku_id: skuId, ...ticket });
    tickets.used();
    return { type: "won", orderNo };
  } catch (error) {
    const { slug, status, retryAfter } = error instanceof ShopError ? error : NO_REFUSAL;
    // After these a token can be used again.
    const passing = status === 0 || status === 429 || status >= 500;
    if (!passing) tickets.used();
    const place = status === 0 || status >= 500 ? await latestPlace(skuId, startMs) : undefined;
    if (place && place.status !== "lost") return { type: "result", result: place };
    return { type: "refused", refusal: { slug, status, retryAfter, error }, nowMs: shopClock.now() };
  }
}

const NO_REFUSAL = { slug: "", status: -1, retryAfter: undefined };
