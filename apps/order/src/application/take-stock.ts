import { AppError, type Clock, fail, type Logger } from "@mall/kernel";
import type { OrderLine } from "../domain/order/lines.ts";
import type { OrderItem } from "../domain/order/order.ts";
import type { DrawOrderNo } from "./ports/order-numbers.ts";
import type { Placings } from "./ports/placings.ts";
import type { Stock } from "./ports/stock.ts";

/** What taking stock needs. */
export interface TakeStockDependencies {
  placings: Placings;
  stock: Stock;
  drawOrderNo: DrawOrderNo;
  clock: Clock;
  logger: Logger;
}

const DRAWS = 5;
// With these answers the product service says that it took nothing. Any other one leaves that open.
const REFUSALS: readonly string[] = ["invalid_argument", "not_found", "conflict", "failed_precondition"];

/**
 * The first half of an order: the intent, then the stock. Whatever happens after the intent, either an order follows,
 * or `giveBack`, or the sweeper of stale intents does it.
 */
export function takeStock({ placings, stock, drawOrderNo, clock, logger }: TakeStockDependencies) {
  const begin = async (): Promise<string> => {
    for (let draw = 0; draw < DRAWS; draw += 1) {
      const orderNo = drawOrderNo();
      if (await placings.begin(orderNo, clock.now())) return orderNo;
    }
    throw fail("service_unavailable", { cause: new Error(`${DRAWS} order numbers in a row were taken`) });
  };

  const abandon = async (orderNo: string, held: "may_be_held" | "not_held"): Promise<void> => {
    try {
      await placings.abandon(orderNo, held);
    } catch (error) {
      logger.warn({ err: error, order_no: orderNo }, "intent not abandoned now; the sweeper will");
    }
  };

  return {
    /** Takes the stock of all lines under a new order number. @throws AppError of the stock, or `service_unavailable`. */
    take: async (lines: readonly OrderLine[]): Promise<{ orderNo: string; items: OrderItem[] }> => {
      const orderNo = await begin();
      try {
        return { orderNo, items: await stock.reserve(orderNo, lines) };
      } catch (error) {
        if (error instanceof AppError && REFUSALS.includes(error.code)) await abandon(orderNo, "not_held");
        throw error;
      }
    },
    /** Gives back what was taken for an order that cannot be. Never throws: the sweeper is behind it. */
    giveBack: (orderNo: string): Promise<void> => abandon(orderNo, "may_be_held"),
  };
}
