import type { Books } from "../../../scripts/ledger/ledger-report.ts";
import type { History } from "../history.ts";
import { createRandom } from "../random.ts";
import type { RoundPlan } from "../schedule.ts";
import type { Stage } from "../workload/stage.ts";
import type { World } from "../worlds/world.ts";

/** The first user of the first round, and how many numbers a round has for itself. */
const FIRST_USER = 10_000;
const USERS_A_ROUND = 1000;

const HOT_SKUS = 2;
const FEWEST_SCARCE = 30;

interface StageOptions {
  world: World;
  plan: RoundPlan;
  history: History;
  /** The stock as it is. */
  books: readonly Books[];
}

/** Chooses users and SKUs of a round: new users each time, and SKUs that take turns. */
export function stageOf({ world, plan, history, books }: StageOptions): Stage {
  const random = createRandom(plan.seed);
  const catalogue = books.filter(({ pool }) => pool === "catalogue");
  const large = catalogue.filter(({ free }) => free >= FEWEST_SCARCE);
  const scarce = random.pick(large.length > 0 ? large : catalogue);
  const others = random.shuffle(catalogue.map(({ skuId }) => skuId).filter((skuId) => skuId !== scarce.skuId));
  return {
    ...{ world, history, random, crowd: plan.crowd, told: [] },
    firstUser: FIRST_USER + plan.round * USERS_A_ROUND,
    saleSku: catalogue[plan.round % catalogue.length]?.skuId ?? scarce.skuId,
    hotSkus: others.slice(0, HOT_SKUS),
    skus: others.slice(HOT_SKUS),
    scarce: { skuId: scarce.skuId, third: Math.max(1, Math.floor(scarce.free / 3)) },
  };
}
