import type { Claim, Dossier } from "./dossier.ts";
import type { OrderRow, PaymentRow, ReservationRow } from "./sql/tables.ts";

/** An unpaid order of two units of SKU 1 for 11 yuan, with all that belongs to it. */
export function sampleDossier(changes: Partial<Dossier> = {}): Dossier {
  return {
    orderNo: "100",
    order: sampleOrder(),
    items: [{ order_no: "100", line_no: 0, sku_id: 1, price_cents: 550, quantity: 2 }],
    placing: false,
    reservation: sampleReservation("held"),
    payments: [],
    claim: undefined,
    ...changes,
  };
}

export const sampleOrder = (changes: Partial<OrderRow> = {}): OrderRow => ({
  ...{ order_no: "100", user_id: 7, kind: "normal", status: 0, total_cents: 1100, created_at: 5000, payment_no: null },
  ...changes,
});

export const samplePayment = (changes: Partial<PaymentRow> = {}): PaymentRow => ({
  ...{ order_no: "100", payment_no: "900", amount_cents: 1100, state: "settled" },
  ...changes,
});

/** The row of the whole, and two units of SKU 1. */
export const sampleReservation = (state: string): ReservationRow[] => [
  { reservation_id: "100", sku_id: 0, quantity: 0, state },
  { reservation_id: "100", sku_id: 1, quantity: 2, state },
];

export const sampleClaim = (state: string): Claim => ({ orderNo: "SK-7-2-a", userId: 7, skuId: 2, state });

/** A paid order with its payment. */
export const paidDossier = (changes: Partial<Dossier> = {}): Dossier =>
  sampleDossier({
    order: sampleOrder({ status: 1, payment_no: "900" }),
    reservation: sampleReservation("sold"),
    payments: [samplePayment()],
    ...changes,
  });

/** The names of what was found. */
export const kindsOf = (found: readonly { kind: string }[]): string[] => found.map(({ kind }) => kind);
