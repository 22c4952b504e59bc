import { afterEach, beforeEach, describe } from "node:test";
import { endingTests } from "./orders-ending.ts";
import { fulfilTests } from "./orders-fulfil.ts";
import { holdTests } from "./orders-holds.ts";
import { placingTests } from "./orders-placing.ts";
import { queryTests } from "./orders-query.ts";
import { recordTests } from "./orders-records.ts";
import { requestTests } from "./orders-requests.ts";
import { seckillTests } from "./orders-seckill.ts";
import { staffTests } from "./orders-staff.ts";
import type { OrdersStage } from "./orders-stage.ts";

export type { OrdersStage } from "./orders-stage.ts";

/**
 * What every store of orders must do, whatever it is made of. Registers the tests with node:test.
 * @param makeStage makes an empty store for each test.
 */
export function ordersContract(name: string, makeStage: () => Promise<OrdersStage>): void {
  describe(`orders contract: ${name}`, () => {
    let stage: OrdersStage | undefined;
    beforeEach(async () => {
      stage = await makeStage();
    });
    afterEach(async () => {
      await stage?.close();
    });
    const current = (): OrdersStage => {
      if (!stage) throw new Error("the stage is not open");
      return stage;
    };
    placingTests(current);
    endingTests(current);
    seckillTests(current);
    fulfilTests(current);
    queryTests(current);
    staffTests(current);
    recordTests(current);
    holdTests(current);
    requestTests(current);
  });
}
