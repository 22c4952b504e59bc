import type { Logger } from "@mall/kernel";
import type { SeckillStock } from "./ports/seckill-stock.ts";

/** What became of a seckill order, as the order service tells it on the queue. */
export interface SeckillStockCommand {
  /** release: the order was cancelled, ran out of time or could not be made. sell: it was paid. */
  command: "release" | "sell";
  order_no: string;
}

/** Settles a place by what became of its order. Does nothing the second time, so a command may come twice. */
export function releaseSeckill({ stock, logger }: { stock: Pick<SeckillStock, "release" | "sell">; logger: Logger }) {
  return async ({ command, order_no: orderNo }: SeckillStockCommand): Promise<void> => {
    const changed = command === "release" ? await stock.release(orderNo) : await stock.sell(orderNo);
    if (!changed) logger.info({ order_no: orderNo, command }, "seckill claim was settled before");
  };
}
