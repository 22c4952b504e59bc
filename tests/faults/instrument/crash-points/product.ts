import { type CrashPoint, pointAt } from "./point.ts";

const application = "apps/product/src/application";

/** Between the steps of stock, flash sale and relay. */
export const productPoints: readonly CrashPoint[] = [
  // The unit is taken and the claim is written; the buyer has not heard of it.
  pointAt("product.seckill.reserved", {
    file: `${application}/seckill.ts`,
    before: 'if (outcomes.some(({ kind }) => kind === "reserved")) onClaims();',
    when: 'outcomes.some(({ kind }) => kind === "reserved")',
  }),
  // The broker has the claims; they are not marked.
  pointAt("product.claims.published", {
    file: `${application}/relay-seckill-claims.ts`,
    after: "await broker.publish(QUEUES.seckillOrder, messages);",
  }),
  // Inside the transaction of an order of several lines: one is taken, the next is not.
  pointAt("product.stock.between-lines", {
    file: "apps/product/src/infrastructure/sql/stock.ts",
    before: 'if (!(await take(trx, line))) throw new Refused({ kind: "insufficient", skuId: line.skuId });',
    when: "line !== lines[0]",
  }),
  // All lines are taken; order-service has not heard of it.
  pointAt("product.stock.reserved", {
    file: `${application}/reserve-stock.ts`,
    after: "const outcome = await stock.reserve(reservationId, lines);",
  }),
  // A unit is back or sold, the message about it is not acknowledged.
  pointAt("product.command.settled", {
    file: "apps/product/src/infrastructure/messaging/stock-commands.consumer.ts",
    after: "for (const command of commands) await settle(command);",
  }),
];
