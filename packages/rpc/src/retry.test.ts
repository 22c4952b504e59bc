import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { type ServiceError, status } from "@grpc/grpc-js";
import { fail } from "@mall/kernel";
import { eventually } from "@mall/testkit";
import { type CartServer, cartClientOf, startCartServer, streamCalls } from "./cart-servers.fixture.ts";
import { sendWithRetries } from "./retry.ts";
import { toGrpcError } from "./status.ts";

const item = { userId: 1, skuId: 1, quantity: 1 };

describe("calls that fail on the way", () => {
  const lost = Object.assign(new Error("14 UNAVAILABLE"), { code: status.UNAVAILABLE }) as ServiceError;
  const failing = (error: unknown, times: number) => {
    let sent = 0;
    return {
      sent: () => sent,
      send: async () => {
        sent += 1;
        if (sent <= times) throw error;
        return "answer";
      },
    };
  };
  const later = () => Date.now() + 60_000;

  test("are sent three times at most", async () => {
    const twice = failing(lost, 2);
    assert.equal(await sendWithRetries(twice.send, later()), "answer");
    const always = failing(lost, 9);
    await assert.rejects(sendWithRetries(always.send, later()), lost);
    assert.equal(always.sent(), 3);
  });

  test("are not sent again after the deadline, nor when it is near", async () => {
    const always = failing(lost, 9);
    await assert.rejects(sendWithRetries(always.send, Date.now() + 10), lost);
    assert.equal(always.sent(), 1);
  });

  test("are not what a service answered: its own service_unavailable is final", async () => {
    const answered = failing({ ...toGrpcError(fail("service_unavailable")), message: "" }, 9);
    await assert.rejects(sendWithRetries(answered.send, later()));
    const bug = failing({ code: status.INTERNAL, message: "" }, 9);
    await assert.rejects(sendWithRetries(bug.send, later()));
    assert.deepEqual([answered.sent(), bug.sent()], [1, 1]);
  });
});

describe("a server that ends under a stream of calls", () => {
  let survivor: CartServer;
  before(async () => {
    survivor = await startCartServer();
  });
  after(async () => await survivor.signal("SIGKILL"));

  /** Two instances, one of which gets the signal while idempotent and other calls run. */
  async function endUnderCalls(signal: "SIGKILL" | "SIGTERM") {
    const victim = await startCartServer();
    const { client, close } = cartClientOf(`127.0.0.1:${survivor.port},127.0.0.1:${victim.port}`);
    await eventually(async () => assert.equal((await client.updateItem(item)).quantity, victim.pid));
    const updates = streamCalls(() => client.updateItem(item));
    const additions = streamCalls((skuId) => client.addItem({ ...item, skuId }));
    const before = survivor.executed.length;
    await eventually(() => assert.ok(victim.executed.length > 50));
    await victim.signal(signal);
    await eventually(() => assert.ok(survivor.executed.length > before + 200));
    const logs = { idempotent: await updates.stop(), others: await additions.stop() };
    close();
    const executed = [...victim.executed, ...survivor.executed.slice(before)];
    return { ...logs, executed };
  }

  test("killed: no idempotent call fails, the others fail or not but are never executed twice", async (context) => {
    const { idempotent, others, executed } = await endUnderCalls("SIGKILL");
    assert.deepEqual(idempotent.failures, []);
    assert.deepEqual(
      [...new Set(others.failures)].filter((slug) => slug !== "service_unavailable"),
      [],
    );
    assert.equal(new Set(executed).size, executed.length);
    context.diagnostic(`${others.failures.length} of ${others.answeredBy.length} other calls failed`);
  });

  test("asked to end: no call fails at all", async () => {
    const { idempotent, others, executed } = await endUnderCalls("SIGTERM");
    assert.deepEqual([...idempotent.failures, ...others.failures], []);
    assert.equal(new Set(executed).size, executed.length);
  });
});
