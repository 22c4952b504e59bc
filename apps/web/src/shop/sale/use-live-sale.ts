import { type Dispatch, useEffect, useState } from "react";
import { pause } from "../../time/pause.ts";
import type { LiveSale, SaleAction } from "./attempt.ts";
import { followSale } from "./follow.ts";
import { isFinal, listen } from "./streams.ts";

/** Tells a page what the stream of a sale says. @returns whether figures arrive; undefined until the first */
export function useLiveSale(skuId: number, dispatch: Dispatch<SaleAction>): boolean | undefined {
  const [live, setLive] = useState<boolean>();
  useEffect(() => {
    const control = new AbortController();
    const open = (signal: AbortSignal) => listen("seckill/live", { sku_id: skuId }, signal);
    const onSale = (sale: LiveSale) => dispatch({ type: "sale", sale });
    // A SKU that has no sale is what the list of sales says, too.
    followSale({ open, pause, isFinal, onSale, onLive: setLive }, control.signal).catch(() => undefined);
    return () => control.abort();
  }, [skuId, dispatch]);
  return live;
}
