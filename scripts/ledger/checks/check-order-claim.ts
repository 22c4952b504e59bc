import { CANCELLED, type Claim, type Dossier, UNPAID, wasPaid } from "../dossier.ts";
import type { SaleView } from "../sales/sales.ts";
import { claimMessage, type Suspicion, stockCommand } from "../suspicion.ts";

/** What a sale has to say about whether an old claim must still be there. */
type SaleAge = Pick<SaleView, "since" | "cleared">;

/** The place of an order of a flash sale stands while it is unpaid, is sold once it was paid, and is given back with it. */
export function checkOrderClaim({ orderNo, order, claim }: Dossier, sale: SaleAge | undefined): Suspicion[] {
  if (order?.kind !== "seckill") return [];
  if (!claim) {
    const forgotten = sale?.cleared && order.status !== UNPAID;
    if (!sale || sale.since > order.created_at || forgotten) return [];
    const detail = `Order ${orderNo} comes from a sale that still runs, but has no claim in it.`;
    return [{ kind: "order_without_claim", orderNo, detail }];
  }
  const { state } = claim;
  if (order.status === CANCELLED) {
    if (state === "released") return [];
    return [{ ...differs(orderNo, "cancelled", state), awaits: [stockCommand("release", orderNo)] }];
  }
  if (wasPaid(order)) {
    return state === "sold" ? [] : [{ ...differs(orderNo, "paid", state), awaits: [stockCommand("sell", orderNo)] }];
  }
  return state === "pending" || state === "handed_on" ? [] : [differs(orderNo, "unpaid", state)];
}

function differs(orderNo: string, status: string, state: string): Suspicion {
  return { kind: "order_differs_from_claim", orderNo, detail: `Order ${orderNo} is ${status}, its claim is ${state}.` };
}

/** A place that was won and not given back has an order, or a message on its way that makes one. */
export function checkClaim({ orderNo, skuId, state }: Claim, hasOrder: boolean): Suspicion[] {
  if (hasOrder || state === "released") return [];
  const detail = `The claim ${orderNo} is ${state}, but there is no order with its number.`;
  const awaits = [claimMessage(orderNo), stockCommand("release", orderNo)];
  return [{ kind: "claim_without_order", skuId, orderNo, detail, awaits, underWay: state === "pending" }];
}
