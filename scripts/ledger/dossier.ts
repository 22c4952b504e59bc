import type { ItemRow, OrderRow, PaymentRow, ReservationRow } from "./sql/tables.ts";

/** A place won in a flash sale, as its store has it. */
export interface Claim {
  orderNo: string;
  userId: number;
  skuId: number;
  /** pending | handed_on | sold | released */
  state: string;
}

/** All that the stores of all services have under one order number. */
export interface Dossier {
  orderNo: string;
  order: OrderRow | undefined;
  /** By line. */
  items: ItemRow[];
  /** The order service has an intent with this number. */
  placing: boolean;
  /** By SKU; the row with SKU 0 stands for the whole. */
  reservation: ReservationRow[];
  /** By number. */
  payments: PaymentRow[];
  /** Looked up for orders of flash sales only. */
  claim: Claim | undefined;
}

/** `orders.status`, as the shop's JSON has it. */
export const UNPAID = 0;
export const CANCELLED = 2;
export const REFUNDED = 5;

/** Paid at some time, whatever came after. */
export const wasPaid = ({ status }: OrderRow): boolean => status !== UNPAID && status !== CANCELLED;
