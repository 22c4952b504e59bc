import { afterEach, beforeEach, describe } from "node:test";
import { createManualClock, type ManualClock } from "../manual-clock.ts";
import { seckillOpeningTests } from "./seckill-activities-opening.ts";
import { seckillPlanningTests } from "./seckill-activities-planning.ts";
import { seckillStaffTests } from "./seckill-activities-staff.ts";
import type { ActivitiesScene, SeckillActivitiesStage } from "./seckill-activities-stage.ts";

export type { SeckillActivitiesStage } from "./seckill-activities-stage.ts";

/**
 * What every book of planned flash sales must do together with the stock it opens. Registers the tests with node:test.
 * @param makeStage makes empty books and an empty stock for each test, seen by two processes that go by the clock.
 */
export function seckillActivitiesContract(
  name: string,
  makeStage: (clock: ManualClock) => Promise<SeckillActivitiesStage>,
): void {
  describe(`seckill activities contract: ${name}`, () => {
    let scene: ActivitiesScene | undefined;
    beforeEach(async () => {
      const clock = createManualClock();
      const startMs = clock.now() + 100;
      const draft = { skuId: 2, startMs, endMs: startMs + 100, stock: 3, limitPerUser: 1 };
      scene = { clock, draft, ...(await makeStage(clock)) };
    });
    afterEach(async () => {
      await scene?.close();
    });
    const current = (): ActivitiesScene => {
      if (!scene) throw new Error("the stage is not open");
      return scene;
    };
    seckillPlanningTests(current);
    seckillOpeningTests(current);
    seckillStaffTests(current);
  });
}
