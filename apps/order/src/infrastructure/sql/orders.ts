import type { OrderRepository } from "../../application/ports/order-repository.ts";
import { readHolds } from "./buyer-holds.ts";
import { createUnitOfWork, type OrderStoreOptions } from "./database.ts";
import { endOrders } from "./end-orders.ts";
import { createOrderReads } from "./order-reads.ts";
import { placeOrder } from "./place-order.ts";
import { addSeckillOrders } from "./seckill-orders.ts";

/** Orders on SQL that SQLite and MySQL share. */
export function createSqlOrders(options: OrderStoreOptions): OrderRepository {
  const { db, clock } = options;
  const inTransaction = createUnitOfWork(options);

  return {
    ...createOrderReads(db),
    holdsOf: (userIds) => readHolds(db, userIds),
    place: (order, terms) => inTransaction((trx, send) => placeOrder(trx, send, order, terms)),
    addSeckill: (batch) => inTransaction((trx, send) => addSeckillOrders(trx, send, batch, clock.now())),
    apply: (transitions) => inTransaction((trx, send) => endOrders(trx, send, transitions)),
  };
}
