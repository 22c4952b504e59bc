import type { Logger } from "@mall/kernel";
import type { Stock } from "./ports/stock.ts";

/** What became of an order, as the order service tells it. */
export interface StockCommand {
  /** release: it was cancelled or never made. sell: it was paid. */
  command: "release" | "sell";
  order_no: string;
  /** Where its units were taken from. */
  kind: "normal" | "seckill";
}

export interface SettleStockDependencies {
  stock: Pick<Stock, "release" | "sell">;
  /** Settles a place of a flash sale, whose units are not in the catalogue's stock. */
  settleSeckill(command: Pick<StockCommand, "command" | "order_no">): Promise<void>;
  logger: Logger;
}

/** Gives units back or makes them sold, where they were taken. Does nothing the second time, so a command may come twice. */
export function settleStock({ stock, settleSeckill, logger }: SettleStockDependencies) {
  return async ({ kind, ...told }: StockCommand): Promise<void> => {
    if (kind === "seckill") return await settleSeckill(told);
    const { command, order_no } = told;
    const changed = command === "release" ? await stock.release(order_no) : await stock.sell(order_no);
    if (!changed) logger.info({ order_no, command }, "reservation was settled before");
  };
}
