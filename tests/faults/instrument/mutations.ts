import { messagingMutations } from "./mutations/messaging.ts";
import type { Mutation } from "./mutations/mutation.ts";
import { orderMutations } from "./mutations/order.ts";
import { paymentMutations } from "./mutations/payment.ts";
import { productMutations } from "./mutations/product.ts";

/** Every mutation. One may pass a crash point at another place, where the sound shop could lose nothing. */
export const mutations: readonly Mutation[] = [
  ...productMutations,
  ...orderMutations,
  ...paymentMutations,
  ...messagingMutations,
];

/** The mutation of that name. @throws Error for an unknown one. */
export function mutation(name: string): Mutation {
  const found = mutations.find((each) => each.name === name);
  if (!found) throw new Error(`There is no mutation ${name}`);
  return found;
}
