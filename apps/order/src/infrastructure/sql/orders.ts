import { gather } from "@mall/kernel";
import type { OrderRepository, Placed } from "../../application/ports/order-repository.ts";
import { readHolds } from "./buyer-holds.ts";
import { createUnitOfWork, type OrderStoreOptions } from "./database.ts";
import { endOrders } from "./end-orders.ts";
import { fulfilOrder } from "./fulfil-order.ts";
import { createOrderReads } from "./order-reads.ts";
import { isPaying, type Paying, payTogether } from "./pay-together.ts";
import { placeOrder } from "./place-order.ts";
import { type Placement, placeTogether } from "./place-together.ts";
import { addSeckillOrders } from "./seckill-orders.ts";

/** Orders on SQL that SQLite and MySQL share. Those placed at once are one transaction, and so are those paid at once. */
export function createSqlOrders(options: OrderStoreOptions): OrderRepository {
  const { db, clock, tracing } = options;
  const inTransaction = createUnitOfWork(options);
  const isTraced = () => tracing.recording();

  const place = gather<Placement, Placed>({
    together: (placements) => inTransaction((trx, send) => placeTogether(trx, send, placements)),
    alone: ({ order, terms }) => inTransaction((trx, send) => placeOrder(trx, send, order, terms)),
    isTraced,
  });
  const pay = gather<Paying, boolean>({
    together: (payings) => inTransaction((trx, send) => payTogether(trx, send, payings)),
    alone: async ({ transition }) => {
      const [won = false] = await inTransaction((trx, send) => endOrders(trx, send, [transition]));
      return won;
    },
    isTraced,
  });

  return {
    ...createOrderReads(db, isTraced),
    holdsOf: (userIds) => readHolds(db, userIds),
    place: (order, terms) => place({ order, terms, headers: tracing.inject() }),
    addSeckill: (batch) => inTransaction((trx, send) => addSeckillOrders(trx, send, batch, clock.now())),
    fulfil: (to) => inTransaction((trx, send) => fulfilOrder(trx, send, to)),
    apply: async (transitions) => {
      const [only, ...others] = transitions;
      if (only && others.length === 0 && isPaying(only)) {
        return [await pay({ transition: only, headers: tracing.inject() })];
      }
      return await inTransaction((trx, send) => endOrders(trx, send, transitions));
    },
  };
}
