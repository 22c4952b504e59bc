import { spreadOf } from "../figure.ts";
import { startShop } from "../shop/start-shop.ts";
import { shopScenario } from "../shop-scenario.ts";

const LEAST_ROUNDS = 5;

/** How long a newcomer waits, with an empty folder of data. */
export const start = shopScenario({
  name: "start",
  what: "seconds from the start of the process to the first answer, without any data",
  only: ["embedded"],
  measure: async (profile, how) => {
    const once = async () => {
      const shop = await startShop({ profile });
      await shop.stop();
      return shop.startMs / 1000;
    };
    // The first start after a change of the sources compiles them; the result is kept for the next ones.
    await once();
    const seconds: number[] = [];
    while (seconds.length < Math.max(how.rounds, how.quick ? 2 : LEAST_ROUNDS)) seconds.push(await once());
    return [{ what: "first answer", target: "start", unit: "s", ...spreadOf(seconds) }];
  },
});
