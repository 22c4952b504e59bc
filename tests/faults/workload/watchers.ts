import { setTimeout as sleep } from "node:timers/promises";
import { ask, clientOf } from "./client.ts";
import type { Stage } from "./stage.ts";
import { read } from "./wishes.ts";

const READ_EVERY_MS = 60;
const LEDGER_EVERY_MS = 250;

/** The process numbers of watchers; buyers begin at ten thousand. */
const READER = 1;
const BOOKKEEPER = 2;

/** Looks at orders that somebody was told of, again and again, as their buyers. */
export async function reader({ world, history, random, told }: Stage, over: AbortSignal): Promise<void> {
  const own = { api: world.api, history, random: random.fork(READER) };
  while (!over.aborted) {
    if (told.length > 0) {
      const { orderNo, user } = own.random.pick(told);
      await ask({ ...clientOf(user, own), process: READER }, read(orderNo));
    }
    await sleep(READ_EVERY_MS);
  }
}

/** Reads the books of all stores, again and again. While a store is away there is nothing to read. */
export async function bookkeeper({ world, history }: Stage, over: AbortSignal): Promise<void> {
  while (!over.aborted) {
    const end = history.invoke({ process: BOOKKEEPER, user: 0 }, "ledger", {});
    try {
      const { books } = await world.ledger();
      end("ok", { books });
    } catch (error) {
      end("fail", {}, String(error));
    }
    await sleep(LEDGER_EVERY_MS);
  }
}
