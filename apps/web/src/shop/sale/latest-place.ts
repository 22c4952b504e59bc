import { type Dispatch, useEffect } from "react";
import { shop } from "../../api/shop.ts";
import { useSession } from "../../session/session.ts";
import type { PlaceResult, SaleAction } from "./attempt.ts";
import { hasAttempted } from "./attempted.ts";

/** The latest place of who is logged in, of a sale that began at `sinceMs` (epoch milliseconds); undefined without an attempt since. */
export async function latestPlace(skuId: number, sinceMs: number): Promise<PlaceResult | undefined> {
  // No place, or nobody to ask: the attempt itself then tells.
  const place = await shop.get("product/seckill/result", { sku_id: skuId }).catch(() => undefined);
  return place && attemptedAt(place.order_no) >= sinceMs ? place : undefined;
}

/** Finds the place of an earlier visit, so that a page that is opened again goes on where it was. */
export function useFoundPlace(skuId: number, startMs: number | undefined, dispatch: Dispatch<SaleAction>): void {
  const userId = useSession()?.userId;
  useEffect(() => {
    if (userId === undefined || startMs === undefined || !hasAttempted(userId, skuId)) return;
    void latestPlace(skuId, startMs).then((result) => result && dispatch({ type: "found", result }));
  }, [skuId, startMs, userId, dispatch]);
}

/** The moment of an attempt, which the last part of its order number holds in base 36. Epoch milliseconds. */
const attemptedAt = (orderNo: string): number => Number.parseInt(orderNo.split("-").at(-1) ?? "", 36);
