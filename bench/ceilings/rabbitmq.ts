import { randomBytes } from "node:crypto";
import { Connection } from "rabbitmq-client";
import { type Bench, perSecond } from "./ceiling.ts";

/** Messages that are published before their confirms are awaited. */
const WINDOW = 256;

/** Messages a second that a quorum queue confirms, in windows, on one channel. */
export async function rabbitCeilings(url: string): Promise<Bench> {
  const connection = new Connection(url);
  const queue = `bench.ceiling.${randomBytes(4).toString("hex")}`;
  await connection.queueDeclare({ queue, durable: true, arguments: { "x-queue-type": "quorum" } });
  const publisher = connection.createPublisher({ confirm: true });
  const body = { order_no: "SK-12345-1-abcdefgh", user_id: 12345, sku_id: 1, claimed_at: 1_700_000_000_000 };
  const send = () => publisher.send({ routingKey: queue, durable: true, mandatory: true }, body);
  const measure = async (seconds: number) => {
    await connection.queuePurge({ queue });
    return await perSecond(seconds, 2, async () => {
      await Promise.all(Array.from({ length: WINDOW / 2 }, send));
      return WINDOW / 2;
    });
  };
  return {
    ceilings: [{ what: `RabbitMQ, confirmed in windows of ${WINDOW}, quorum queue`, unit: "messages/s", measure }],
    close: async () => {
      await connection.queueDelete({ queue });
      await publisher.close();
      await connection.close();
    },
  };
}
