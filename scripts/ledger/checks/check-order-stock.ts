import { CANCELLED, type Dossier, wasPaid } from "../dossier.ts";
import type { OrderRow, ReservationRow } from "../sql/tables.ts";
import { type Suspicion, stockCommand } from "../suspicion.ts";

/** The units of an ordinary order are held while it is unpaid, sold once it was paid, and free after it was cancelled. */
export function checkOrderStock(dossier: Dossier): Suspicion[] {
  const { orderNo, order, reservation } = dossier;
  const states = new Set(reservation.map(({ state }) => state));
  if (states.size > 1 || (reservation.length > 0 && reservation.every(({ sku_id }) => sku_id !== 0))) {
    const detail = `The reservation ${orderNo} is in several states, or without the row that stands for all of it.`;
    return [{ kind: "reservation_torn", orderNo, detail }];
  }
  const [state] = states;
  if (!order) return withoutOrder(dossier, state);
  if (order.kind !== "normal") return [];
  return [...wrongState(order, state), ...wrongLines(dossier, state)];
}

function withoutOrder({ orderNo, placing }: Dossier, state: string | undefined): Suspicion[] {
  if (placing || state === undefined || state === "released") return [];
  const detail = `The reservation ${orderNo} is ${state}, but there is neither an order nor an intent.`;
  return [{ kind: "reservation_without_order", orderNo, detail, awaits: [stockCommand("release", orderNo)] }];
}

function wrongState(order: OrderRow, state: string | undefined): Suspicion[] {
  const orderNo = order.order_no;
  if (order.status === CANCELLED) {
    if (state === undefined || state === "released") return [];
    return [{ ...differs(orderNo, "cancelled", state), awaits: [stockCommand("release", orderNo)] }];
  }
  if (wasPaid(order)) {
    if (state === "sold") return [];
    return [
      { ...differs(orderNo, "paid", state), ...(state === "held" ? { awaits: [stockCommand("sell", orderNo)] } : {}) },
    ];
  }
  return state === "held" ? [] : [differs(orderNo, "unpaid", state)];
}

function differs(orderNo: string, status: string, state = "missing"): Suspicion {
  const detail = `Order ${orderNo} is ${status}, its reservation is ${state}.`;
  return { kind: "order_differs_from_reservation", orderNo, detail };
}

function wrongLines({ orderNo, items, reservation }: Dossier, state: string | undefined): Suspicion[] {
  if (state === undefined || state === "released") return [];
  const ordered = unitsOf(items);
  const reserved = unitsOf(reservation.filter(({ sku_id }) => sku_id !== 0));
  if (ordered === reserved) return [];
  const detail = `Order ${orderNo} is about ${ordered}, its reservation about ${reserved} (SKU × units).`;
  return [{ kind: "lines_differ", orderNo, detail }];
}

/** "1×2, 9×1": units by SKU, however many lines there are of it. */
function unitsOf(lines: readonly Pick<ReservationRow, "sku_id" | "quantity">[]): string {
  const units = new Map<number, number>();
  for (const { sku_id, quantity } of lines) units.set(sku_id, (units.get(sku_id) ?? 0) + quantity);
  const sorted = [...units].sort(([left], [right]) => left - right);
  return sorted.map(([skuId, quantity]) => `${skuId}×${quantity}`).join(", ");
}
