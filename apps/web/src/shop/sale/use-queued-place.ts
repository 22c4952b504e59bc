import { type Dispatch, useEffect } from "react";
import { shop } from "../../api/shop.ts";
import { pause } from "../../time/pause.ts";
import type { Attempt, SaleAction } from "./attempt.ts";
import { followPlace } from "./follow.ts";
import { isFinal, listen } from "./streams.ts";

/** A queue that does not move says nothing for a while. Milliseconds. */
const QUIET_MS = 60_000;

/** Follows a queued place to its end: by the stream of events, and by asking where none comes through. */
export function useQueuedPlace(attempt: Attempt, dispatch: Dispatch<SaleAction>): void {
  const orderNo = attempt.at === "queued" ? attempt.orderNo : undefined;
  useEffect(() => {
    if (orderNo === undefined) return;
    const control = new AbortController();
    const open = (signal: AbortSignal) => listen("product/seckill/events", { order_no: orderNo }, signal, QUIET_MS);
    const ask = (signal: AbortSignal) => shop.get("product/seckill/result", { order_no: orderNo }, { signal });
    followPlace({ open, ask, pause, isFinal }, (ahead) => dispatch({ type: "ahead", ahead }), control.signal)
      .then((result) => result && dispatch({ type: "result", result }))
      .catch((error: unknown) => !control.signal.aborted && dispatch({ type: "lostSight", error }));
    return () => control.abort();
  }, [orderNo, dispatch]);
}
