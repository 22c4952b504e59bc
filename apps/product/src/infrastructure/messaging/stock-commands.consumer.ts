import { type Broker, type Consumer, type Delivery, QUEUES } from "@mall/messaging";
import { createCheck } from "@mall/validation";
import { Type } from "typebox";
import type { StockCommand } from "../../application/settle-stock.ts";

const BATCH = 128;
const isCommand = createCheck(
  Type.Object({
    command: Type.Union([Type.Literal("release"), Type.Literal("sell")]),
    order_no: Type.String({ minLength: 1, maxLength: 64 }),
    kind: Type.Union([Type.Literal("normal"), Type.Literal("seckill")]),
  }),
);

/** Hands what became of orders to `settle`, which may see a command twice. */
export function consumeStockCommands(
  broker: Broker,
  settle: (command: StockCommand) => Promise<void>,
): Promise<Consumer> {
  return broker.consume(QUEUES.stockCommand, {
    batch: BATCH,
    handle: async (deliveries) => {
      // Of one order as they came, of several side by side: the stock makes one transaction of those.
      const byOrder = Map.groupBy(deliveries.map(commandOf), ({ order_no }) => order_no);
      const outcomes = await Promise.allSettled([...byOrder.values()].map((own) => settleInTurn(own, settle)));
      const failed = outcomes.find((outcome) => outcome.status === "rejected");
      if (failed) throw failed.reason;
    },
  });
}

async function settleInTurn(commands: readonly StockCommand[], settle: (command: StockCommand) => Promise<void>) {
  for (const command of commands) await settle(command);
}

/** @throws Error for a body that is no command: delivered alone, it ends among the dead letters. */
function commandOf({ id, body }: Delivery): StockCommand {
  if (!isCommand(body)) throw new Error(`message ${id} of ${QUEUES.stockCommand} is no stock command`);
  return body;
}
