import { eventually } from "@mall/testkit";
import { type Api, demoToken } from "./http.fixture.ts";

/** A place that the shop told a buyer is his. */
export interface Won {
  user: number;
  orderNo: string;
}

/** Buyers who come one after the other, a few at a time, until they are stopped or all is sold. */
export interface Rush {
  /** The places won so far. */
  acknowledged(): Won[];
  /** Resolves when so many places were won. */
  until(count: number): Promise<void>;
  /** Lets the buyers who are at it finish, and no more come. */
  stop(): Promise<void>;
  /** Resolves when all is sold and nobody buys any more. */
  soldOut(): Promise<void>;
}

const AT_ONCE = 4;

/** Begins to buy. @param firstUser buyers are numbered from here on */
export function startRush(api: Api, skuId: number, firstUser = 10_000): Rush {
  const won: Won[] = [];
  let [next, stopped] = [firstUser, false];
  const buy = async () => {
    while (!stopped) {
      const user = next++;
      const answer = await api.post("product/seckill", { sku_id: skuId }, demoToken(user));
      if (answer.status === 200) won.push({ user, orderNo: answer.data.order_no });
      else if (answer.error === "seckill_sold_out") stopped = true;
      else throw new Error(`${answer.status} ${answer.msg}`);
    }
  };
  const buying = Promise.all(Array.from({ length: AT_ONCE }, buy));
  // Whoever stops the rush hears of a failure.
  buying.catch(() => {});
  const end = async () => void (await buying);
  return {
    acknowledged: () => [...won],
    until: (count) =>
      eventually(
        () => {
          if (won.length < count) throw new Error(`${won.length} of ${count} places won`);
        },
        { timeoutMs: 60_000 },
      ),
    stop: async () => {
      stopped = true;
      await end();
    },
    soldOut: end,
  };
}
