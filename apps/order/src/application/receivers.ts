import type { Logger } from "@mall/kernel";
import type { Receiver } from "../domain/order/order.ts";
import type { AddressBook } from "./ports/address-book.ts";

/** Buyers that are asked for at once, where each one has to be asked for. */
const PARALLEL = 128;
const PATIENCE_MS = 500;

/** Default addresses by buyer. */
type Receivers = Map<number, Receiver>;

/**
 * Default addresses of many buyers: in one question, or one by one where address-service knows no lists. Best effort: an
 * address service that is down delays a batch once, and its orders go without.
 */
export async function receiversOf(
  addresses: AddressBook,
  userIds: ReadonlySet<number>,
  logger: Logger,
): Promise<Receivers> {
  if (userIds.size < 2) return await oneByOne(addresses, userIds, logger);
  try {
    const found = await addresses.getDefaults([...userIds], PATIENCE_MS);
    return found ?? (await oneByOne(addresses, userIds, logger));
  } catch (error) {
    logger.warn({ err: error, waiting: userIds.size }, "seckill orders go without an address");
    return new Map();
  }
}

/** In at most PARALLEL lanes, of which one that fails asks no more. */
async function oneByOne(addresses: AddressBook, userIds: ReadonlySet<number>, logger: Logger): Promise<Receivers> {
  const found: Receivers = new Map();
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
