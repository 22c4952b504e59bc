import type { OrderRepository } from "../../application/ports/order-repository.ts";
import { createUnitOfWork, type OrderStoreOptions, sendDelays, sendStockCommands } from "./database.ts";
import { createOrderReads } from "./order-reads.ts";
import { itemRowsOf, rowOf, STATUS_CODE, stateOf } from "./order-rows.ts";
import { addSeckillOrders } from "./seckill-orders.ts";

/** Orders on SQL that SQLite and MySQL share. */
export function createSqlOrders(options: OrderStoreOptions): OrderRepository {
  const inTransaction = createUnitOfWork(options);

  return {
    ...createOrderReads(options.db),

    place: (order) =>
      inTransaction(async (trx, send) => {
        const { orderNo } = order;
        const placing = await trx.deleteFrom("order_placings").where("order_no", "=", orderNo).executeTakeFirst();
        if (placing.numDeletedRows !== 1n) return false;
        await trx.insertInto("orders").values(rowOf(order)).execute();
        await trx.insertInto("order_items").values(itemRowsOf(order)).execute();
        await sendDelays(send, [orderNo]);
        return true;
      }),

    addSeckill: (orders, refused) => inTransaction((trx, send) => addSeckillOrders(trx, send, orders, refused)),

    apply: (transitions) =>
      inTransaction(async (trx, send) => {
        const won: boolean[] = [];
        for (const { to } of transitions) {
          const { numUpdatedRows } = await trx
            .updateTable("orders")
            .set(stateOf(to))
            .where("order_no", "=", to.orderNo)
            .where("status", "=", STATUS_CODE.unpaid)
            .executeTakeFirst();
          won.push(numUpdatedRows === 1n);
        }
        const commands = transitions.filter((_, index) => won[index]).map((transition) => transition.command);
        await sendStockCommands(send, commands);
        return won;
      }),
  };
}
