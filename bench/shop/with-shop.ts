import type { How } from "../scenario.ts";
import type { Profile } from "./profiles.ts";
import { type BenchShop, startShop } from "./start-shop.ts";
import { openStores, type Stores } from "./stores.ts";

/** A shop and its tables. */
export interface Stage {
  shop: BenchShop;
  stores: Stores;
}

/** Starts a shop without any past, works with it, and ends it. */
export async function withShop<T>(
  { profile, env = {} }: { profile: Profile; env?: Record<string, string> },
  { workers }: Pick<How, "workers">,
  work: (stage: Stage) => Promise<T>,
): Promise<T> {
  const shop = await startShop({ profile, env, workers });
  try {
    const stores = await openStores(shop.where);
    try {
      return await work({ shop, stores });
    } finally {
      await stores.close();
    }
  } catch (error) {
    throw new Error(`${profile}:\n${shop.output()}`, { cause: error });
  } finally {
    for (const line of errorsIn(shop.output())) console.error(`${profile}: ${line}`);
    await shop.stop();
  }
}

const MOST_LINES = 5;

/** What the shop has logged as an error: whoever looks for the reason of odd answers begins here. */
function errorsIn(output: string): string[] {
  return output
    .split("\n")
    .filter((line) => line.includes('"level":"error"'))
    .slice(0, MOST_LINES);
}
