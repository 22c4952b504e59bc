import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { silentLogger } from "@mall/kernel";
import { createEmbeddedBroker, type EmbeddedBroker, QUEUES, shopTopology } from "@mall/messaging";
import { eventually, temporaryDirectory } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { bearer, startGateway } from "../../gateway.fixture.ts";

const OPERATOR = 2;
const BUYER = 1000;
const poison = { order_no: "100", receiver: "张三 13800138000", note: "call 13800138000", quantity: 2 };

describe("dead letters", () => {
  const directory = temporaryDirectory();
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  let broker: EmbeddedBroker;
  let mended = false;
  const handled: string[] = [];
  before(async () => {
    const clock = { now: () => Date.now() };
    broker = createEmbeddedBroker({
      ...{ file: directory.file("broker.sqlite"), clock, logger: silentLogger, tracing: noTracing, pollMs: 1 },
    });
    const topology = shopTopology({ orderTimeoutMs: 60_000 });
    // One delivery is enough for a message to be dead.
    await broker.declare(
      topology.map((spec) => (spec.name === QUEUES.stockCommand ? { ...spec, maxDeliveries: 1 } : spec)),
    );
    gateway = await startGateway({}, broker);
    gateway.play(UserServiceDefinition, {
      checkSession: async ({ userId }) => ({ role: userId === OPERATOR ? Role.ROLE_OPERATOR : Role.ROLE_BUYER }),
    });
    await broker.publish(QUEUES.stockCommand, [{ id: "sell:100", body: poison }]);
    await broker.consume(QUEUES.stockCommand, {
      handle: async ([delivery]) => {
        if (!mended) throw new Error("no stock of 13800138000");
        handled.push(JSON.stringify(delivery?.body));
      },
    });
    await eventually(async () => assert.equal((await broker.deadLetters(QUEUES.stockCommand, 1)).length, 1));
  });
  after(async () => {
    await gateway.close();
    await broker.close();
    directory.remove();
  });

  const as = async (user: number, method: "GET" | "POST", url: string, body?: unknown) => {
    const payload = body === undefined ? {} : { payload: JSON.stringify(body) };
    const answer = await gateway.app.inject({ method, url: `/api/v1/ops/${url}`, headers: bearer(user), ...payload });
    return { status: answer.statusCode, ...answer.json() };
  };

  test("are for operators alone", async () => {
    const routes = [
      ["GET", "queues"],
      ["GET", "dead-letters"],
      ["POST", "dead-letters/retry", { queue: QUEUES.stockCommand }],
    ] as const;
    for (const [method, url, body] of routes) assert.equal((await as(BUYER, method, url, body)).status, 403, url);
    assert.equal(handled.length, 0);
  });

  test("are counted beside the other queues", async () => {
    const { queues } = (await as(OPERATOR, "GET", "queues")).data;
    const dead = queues.find((each: { queue: string }) => each.queue === `${QUEUES.stockCommand}.dead`);
    assert.deepEqual(dead, { queue: `${QUEUES.stockCommand}.dead`, ready: 1, delayed: 0, unacked: 0 });
  });

  test("are shown with their reason, personal fields masked", async () => {
    for (const query of ["", `?queue=${QUEUES.stockCommand}&limit=1`]) {
      const { messages } = (await as(OPERATOR, "GET", `dead-letters${query}`)).data;
      assert.equal(messages.length, 1);
      const [{ queue, message_id, error, attempt, body, headers }] = messages;
      assert.deepEqual([queue, message_id, attempt], [QUEUES.stockCommand, "sell:100", 1]);
      assert.match(error, /no stock of 138\*{4}8000/);
      assert.equal(headers["x-error"], error);
      assert.deepEqual(body, { ...poison, receiver: "***", note: "call 138****8000" });
    }
    assert.deepEqual((await as(OPERATOR, "GET", `dead-letters?queue=${QUEUES.orderClose}`)).data.messages, []);
  });

  test("of a queue that is none, or only waits, are refused by the name of the field", async () => {
    for (const queue of ["warehouse.queue", QUEUES.orderDelay, `${QUEUES.stockCommand}.dead`]) {
      const answers = [
        await as(OPERATOR, "GET", `dead-letters?queue=${queue}`),
        await as(OPERATOR, "POST", "dead-letters/retry", { queue }),
      ];
      for (const { status, error, field } of answers) {
        assert.deepEqual([status, error, field], [400, "invalid_input", "queue"], queue);
      }
    }
    assert.equal((await as(OPERATOR, "POST", "dead-letters/retry", {})).field, "queue");
    assert.equal((await as(OPERATOR, "GET", "dead-letters?limit=101")).field, "limit");
  });

  test("are sent again as they were, once", async () => {
    mended = true;
    const retry = () => as(OPERATOR, "POST", "dead-letters/retry", { queue: QUEUES.stockCommand });
    assert.deepEqual((await retry()).data, { retried: 1 });
    await eventually(() => assert.deepEqual(handled, [JSON.stringify(poison)]));
    assert.deepEqual((await retry()).data, { retried: 0 });
    assert.deepEqual((await as(OPERATOR, "GET", "dead-letters")).data.messages, []);
  });
});
