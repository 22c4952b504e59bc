import { type DataOf, ShopError } from "@mall/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { shop } from "../../api/shop.ts";
import { useSession } from "../../session/session.ts";
import { STATUS } from "../orders/order-rules.ts";
import type { Order } from "../orders/use-orders.ts";
import { hasBegun, noteBegun } from "./begun.ts";
import { isUnderWay } from "./pay-stage.ts";

/** A payment. */
export type Payment = DataOf<"get", "payment/detail">;

/** States that an order comes to by being paid. */
const ALWAYS_PAID: readonly number[] = [STATUS.paid, STATUS.shipped, STATUS.completed, STATUS.refunded];

/** Milliseconds between two looks at a payment under way. */
const LOOK_MS = 1_000;

const key = (userId: number | undefined, orderNo: string) => ["payment", userId, orderNo] as const;

/**
 * The latest payment of an order; null while there is none. Looked at again until it has come to an end. Of an unpaid or
 * cancelled order only a payment that was begun in this browser is looked for: one begun elsewhere is taken up by paying.
 * @param wait not now, as paying is about to answer
 */
export function usePayment({ order_no: orderNo, status }: Pick<Order, "order_no" | "status">, { wait = false } = {}) {
  const session = useSession();
  return useQuery<Payment | null>({
    queryKey: key(session?.userId, orderNo),
    queryFn: async ({ signal }) => await shop.get("payment/detail", { order_no: orderNo }, { signal }).catch(noneYet),
    enabled: session !== null && !wait && (ALWAYS_PAID.includes(status) || hasBegun(orderNo)),
    refetchInterval: ({ state }) => (isUnderWay(state.data?.status) ? LOOK_MS : false),
  });
}

function noneYet(error: unknown): null {
  if (error instanceof ShopError && error.slug === "payment_not_found") return null;
  throw error;
}

/** What the simulated provider is told to do; left out: what the shop has set. */
export type Simulated = "fail" | "slow" | undefined;

/** Pays an order; whatever comes of it, order and payment are looked at again. */
export function usePay(order: Pick<Order, "order_no" | "total_amount">) {
  const client = useQueryClient();
  const session = useSession();
  const { order_no, total_amount: amount } = order;
  return useMutation({
    mutationFn: (simulate: Simulated) => {
      noteBegun(order_no);
      return shop.post("payment/pay", { order_no, amount, ...(simulate ? { simulate } : {}) });
    },
    onSuccess: (payment) => client.setQueryData(key(session?.userId, order_no), payment),
    onSettled: async () => {
      void client.invalidateQueries({ queryKey: ["orders"] });
      await client.invalidateQueries({ queryKey: ["payment"] });
    },
  });
}
