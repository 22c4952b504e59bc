import type { Logger } from "@mall/kernel";
import type { Receiver } from "../domain/order/order.ts";
import type { AddressBook } from "./ports/address-book.ts";

const PARALLEL = 128;
const PATIENCE_MS = 500;

/**
 * Default addresses of many buyers, in at most 128 lanes, as those asked for at once are one query there. Best effort: a lane that fails asks no more, so an address
 * service that is down delays a batch once and not once for each buyer.
 */
export async function receiversOf(
  addresses: AddressBook,
  userIds: ReadonlySet<number>,
  logger: Logger,
): Promise<Map<number, Receiver>> {
  const found = new Map<number, Receiver>();
  const waiting = [...userIds];
  const ask = async () => {
    for (let userId = waiting.pop(); userId !== undefined; userId = waiting.pop()) {
      const receiver = await addresses.getDefault(userId, PATIENCE_MS);
      if (receiver) found.set(userId, receiver);
    }
  };
  const lanes = Array.from({ length: Math.min(PARALLEL, waiting.length) }, async () => {
    try {
      await ask();
    } catch (error) {
      logger.warn({ err: error, waiting: waiting.length }, "a seckill order goes without an address");
    }
  });
  await Promise.all(lanes);
  return found;
}
