import type { Logger } from "@mall/kernel";
import type { Receiver } from "../domain/order/order.ts";
import type { AddressBook } from "./ports/address-book.ts";

const PARALLEL = 16;

/**
 * Default addresses of many buyers, at most 16 calls at a time. Best effort: the first failure ends the asking, so
 * that an address service that is down delays a batch once and not once for each buyer.
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
      const receiver = await addresses.getDefault(userId);
      if (receiver) found.set(userId, receiver);
    }
  };
  const lanes = Array.from({ length: Math.min(PARALLEL, waiting.length) }, async () => {
    try {
      await ask();
    } catch (error) {
      logger.warn({ err: error, skipped: waiting.length }, "seckill orders without an address");
      waiting.length = 0;
    }
  });
  await Promise.all(lanes);
  return found;
}
