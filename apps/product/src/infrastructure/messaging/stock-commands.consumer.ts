import { type Broker, type Consumer, QUEUES, readShared } from "@mall/messaging";
import { createCheck } from "@mall/validation";
import { Type } from "typebox";
import type { StockCommand } from "../../application/settle-stock.ts";

const BATCH = 128;
const Command = Type.Object({
  command: Type.Union([Type.Literal("release"), Type.Literal("sell")]),
  order_no: Type.String({ minLength: 1, maxLength: 64 }),
  kind: Type.Union([Type.Literal("normal"), Type.Literal("seckill")]),
});
const isCommand = createCheck(Command);
const isList = createCheck(Type.Object({ commands: Type.Array(Type.Unknown()) }));
const listOf = (body: unknown) => (isList(body) ? body.commands : undefined);

/**
 * Hands what became of orders to `settle`, which may see a command twice. A message with something that is no command, or
 * with one that cannot be settled, comes again and ends among the dead letters, after all the others were served.
 */
export function consumeStockCommands(
  broker: Broker,
  settle: (command: StockCommand) => Promise<void>,
): Promise<Consumer> {
  return broker.consume(QUEUES.stockCommand, {
    batch: BATCH,
    handle: async (deliveries) => {
      // Of one order as they came, of several side by side: the stock makes one transaction of those.
      const { heard, unreadable } = readShared(deliveries, { isOne: isCommand, listIn: listOf });
      const commands = heard.map(({ what }) => what);
      const byOrder = Map.groupBy(commands, ({ order_no }) => order_no);
      const outcomes = await Promise.allSettled([...byOrder.values()].map((own) => settleInTurn(own, settle)));
      const failed = outcomes.find((outcome) => outcome.status === "rejected");
      if (failed) throw failed.reason;
      if (unreadable.length > 0) throw new Error(`messages without a stock command: ${unreadable.join(", ")}`);
    },
  });
}

async function settleInTurn(commands: readonly StockCommand[], settle: (command: StockCommand) => Promise<void>) {
  for (const command of commands) await settle(command);
}
