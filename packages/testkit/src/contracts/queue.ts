import { afterEach, beforeEach, describe } from "node:test";
import { queueDelayTests } from "./queue-delay.ts";
import { queueDeliveryTests } from "./queue-delivery.ts";
import { queueFailureTests } from "./queue-failure.ts";
import { CONTRACT_QUEUES, type QueueStage } from "./queue-stage.ts";
import { queueTraceTests } from "./queue-trace.ts";

export type { QueueStage } from "./queue-stage.ts";

/**
 * What every Broker must do, whatever it is made of. Registers the tests with node:test.
 * @param makeStage makes an empty stage for each test; is told the names of the queues, to remove them.
 */
export function queueContract(name: string, makeStage: (queues: readonly string[]) => Promise<QueueStage>): void {
  describe(`queue contract: ${name}`, () => {
    let stage: QueueStage | undefined;
    beforeEach(async () => {
      stage = await makeStage(CONTRACT_QUEUES);
    });
    afterEach(async () => {
      await stage?.close();
    });
    const current = (): QueueStage => {
      if (!stage) throw new Error("the stage is not open");
      return stage;
    };
    queueDeliveryTests(current);
    queueFailureTests(current);
    queueDelayTests(current);
    queueTraceTests(current);
  });
}
