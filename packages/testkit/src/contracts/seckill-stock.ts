import { afterEach, beforeEach, describe } from "node:test";
import { createManualClock, type ManualClock } from "../manual-clock.ts";
import { seckillAdoptTests } from "./seckill-stock-adopt.ts";
import { seckillBooksTests } from "./seckill-stock-books.ts";
import { seckillClaimTests } from "./seckill-stock-claims.ts";
import { seckillModelTests } from "./seckill-stock-model.ts";
import { seckillReserveTests } from "./seckill-stock-reserve.ts";
import type { SeckillScene, SeckillStockStage } from "./seckill-stock-stage.ts";

export type { SeckillStockStage } from "./seckill-stock-stage.ts";

/**
 * What every stock of flash sales must do, whatever it is made of. Registers the tests with node:test.
 * @param makeStock makes an empty stock for each test, which goes by the clock it is given.
 */
export function seckillStockContract(
  name: string,
  makeStock: (clock: ManualClock) => Promise<SeckillStockStage>,
): void {
  describe(`seckill stock contract: ${name}`, () => {
    let scene: SeckillScene | undefined;
    beforeEach(async () => {
      const clock = createManualClock();
      scene = { clock, stage: await makeStock(clock) };
    });
    afterEach(async () => {
      await scene?.stage.close();
    });
    const current = (): SeckillScene => {
      if (!scene) throw new Error("the stage is not open");
      return scene;
    };
    seckillReserveTests(current);
    seckillClaimTests(current);
    seckillModelTests(current);
    seckillBooksTests(current);
    seckillAdoptTests(current);
  });
}
