import type { Mutation } from "./mutation.ts";

/** Defects of the money's way. */
export const paymentMutations: readonly Mutation[] = [
  {
    // Money that comes too late stays where it is.
    name: "keep-the-money",
    edits: [
      {
        file: "apps/order/src/domain/order/pay.ts",
        find: 'if (order.status === "cancelled") return { kind: "refund" };',
        replace: 'if (order.status === "cancelled") return { kind: "already_paid" };',
      },
    ],
  },
];
