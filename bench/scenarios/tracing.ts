import { type Figure, medianOf, spreadOf } from "../figure.ts";
import { openLoad } from "../load/open-load.ts";
import { unexpected } from "../load/outcomes.ts";
import { figureOf, measureRounds, type Round } from "../measure-rounds.ts";
import type { How } from "../scenario.ts";
import { makeTokens } from "../shop/buyers.ts";
import type { Profile } from "../shop/profiles.ts";
import { withShop } from "../shop/with-shop.ts";
import { shopScenario } from "../shop-scenario.ts";
import { cartPlan } from "./cart-add.ts";
import { WARM_UP_SECONDS } from "./seckill-steps.ts";

/** Shares of requests that are traced, in an order in which a machine that gets slower or faster favours none. */
const RATIOS = [0, 0.01, 1, 0.01, 0];
const QUICK_RATIOS = [0, 0.01, 1];

/** What it costs to trace: cart/add, whose chain goes through the gateway, two services and a store. */
export const tracing = shopScenario({
  name: "tracing",
  what: "cart/add a second with 0 %, 1 % and 100 % of the requests traced",
  measure: async (profile, how) => {
    const rounds = new Map<number, Round[]>();
    for (const ratio of how.quick ? QUICK_RATIOS : RATIOS) {
      rounds.set(ratio, [...(rounds.get(ratio) ?? []), ...(await measureAt(ratio, profile, how))]);
    }
    const rows = [...rounds].map(([ratio, own]) => figureOf({ what: `${ratio * 100} % traced`, unit: "/s" }, own));
    const problems = rows.flatMap(({ counts = {} }) => unexpected(counts, ["admitted"]));
    return [...rows, { ...lossOf(rounds.get(0) ?? [], rounds.get(0.01) ?? []), problems }, cpuLoss(rows)];
  },
});

async function measureAt(ratio: number, profile: Profile, how: How): Promise<Round[]> {
  const { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } = process.env;
  // With a collector where there is one: handing the spans on is part of the price.
  const env = {
    TRACE_SAMPLE_RATIO: String(ratio),
    ...(endpoint && profile !== "embedded" ? { OTEL_EXPORTER_OTLP_ENDPOINT: endpoint } : {}),
  };
  return await withShop({ profile, env }, how, async ({ shop }) => {
    const load = await openLoad(cartPlan(shop, makeTokens()), how.threads);
    await load.run({ kind: "closed", seconds: WARM_UP_SECONDS });
    const rounds = await measureRounds(shop, load, { kind: "closed", seconds: how.seconds }, Math.ceil(how.rounds / 2));
    await load.close();
    return rounds;
  });
}

/** By how much the throughput is less than without, in percent; below 0: the machine varies more than tracing costs. */
function lossOf(without: readonly Round[], traced: readonly Round[]): Figure {
  const base = medianOf(without.map(({ result }) => result.visitsPerSecond));
  const losses = traced.map(({ result }) => 100 * (1 - result.visitsPerSecond / base));
  return { what: "throughput lost at 1 %", target: "tracing", unit: "%", ...spreadOf(losses) };
}

/** The same in CPU of the shop, which does not depend on what else the machine does. */
function cpuLoss(rows: readonly Figure[]): Figure {
  const [without, traced] = rows.map(({ cpu = {} }) => {
    return Object.entries(cpu).reduce((sum, [name, us]) => sum + (name.startsWith("server ") ? 0 : us), 0);
  });
  const more = without ? 100 * ((traced ?? 0) / without - 1) : 0;
  return { what: "more CPU at 1 %", unit: "%", ...spreadOf([more]) };
}
