import assert from "node:assert/strict";
import { it } from "node:test";
import { silentLogger } from "@mall/kernel";
import type { Channel } from "rabbitmq-client";
import { createQueueRegistry } from "../queue-registry.ts";
import type { RabbitQueue } from "./arguments.ts";
import { createDeclarer } from "./declare.ts";

/** A server that knows no TTL on quorum queues, as RabbitMQ before 3.10, and what it was asked to declare. */
function makeDeclarer(quorum: boolean | undefined) {
  const declared: RabbitQueue[] = [];
  const queueDeclare = async (spec: RabbitQueue) => {
    if (spec.arguments["x-queue-type"] === "quorum" && "x-message-ttl" in spec.arguments) {
      const text = `PRECONDITION_FAILED - invalid arg 'x-message-ttl' for queue '${spec.queue}' of queue type`;
      throw Object.assign(new Error(text), { code: "PRECONDITION_FAILED" });
    }
    declared.push(spec);
  };
  const on = { queueDeclare } as unknown as Channel;
  const registry = createQueueRegistry();
  registry.declare([{ name: "work", maxDeliveries: 2 }]);
  const channel = { use: <T>(work: (channel: Channel) => Promise<T>) => work(on), close: async () => {} };
  const declare = createDeclarer({ channel, registry, style: { quorum, crashLimit: 7 }, logger: silentLogger });
  return { declared, declare: () => declare(registry.get("work")) };
}

it("makes classic queues where a server's quorum queues cannot do what is needed", async () => {
  const { declared, declare } = makeDeclarer(undefined);
  assert.equal(await declare(), "as declared");
  assert.deepEqual(
    declared.map(({ queue, arguments: own }) => [queue, own["x-queue-type"]]),
    [
      ["work.dead", "quorum"],
      ["work.retry.100", undefined],
      ["work", "quorum"],
    ],
  );
  assert.deepEqual(declared[1]?.arguments, {
    ...{ "x-message-ttl": 100, "x-dead-letter-exchange": "", "x-dead-letter-routing-key": "work" },
  });
});

it("insists on quorum queues when told to", async () => {
  await assert.rejects(makeDeclarer(true).declare(), { code: "PRECONDITION_FAILED" });
});
