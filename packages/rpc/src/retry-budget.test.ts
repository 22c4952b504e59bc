import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { promisify } from "node:util";
import { Server, ServerCredentials, type ServiceError, status } from "@grpc/grpc-js";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { noTracing } from "@mall/tracing";
import { createGrpcClient } from "./grpc.ts";
import { type RetryBudget, sendWithRetries } from "./retry.ts";
import { wireMethod } from "./wire.ts";

const item = { userId: 1, skuId: 1, quantity: 1 };
const later = () => Date.now() + 60_000;
const attempt = (number: number) => Object.assign(new Error(`attempt ${number}`), { code: status.UNAVAILABLE });

/** Fails so often, then answers with how often it was sent. */
function failing(times: number) {
  let sent = 0;
  const send = async () => {
    sent += 1;
    if (sent <= times) throw attempt(sent) as ServiceError;
    return sent;
  };
  return { send, sent: () => sent };
}

/** A retry costs `price` calls; it begins with what pays for `retries`. */
function budgetOf({ price = Number.POSITIVE_INFINITY, retries = 0 }): RetryBudget {
  let calls = 0;
  let given = retries;
  return {
    deposit: () => {
      calls += 1;
    },
    tryWithdraw: () => {
      if (given === 0 && calls < price) return false;
      if (given > 0) given -= 1;
      else calls -= price;
      return true;
    },
  };
}

describe("the budget of retries", () => {
  test("a retry that it refuses is not made, and the first error is the answer", async () => {
    for (const retries of [0, 1]) {
      const { send, sent } = failing(9);
      await assert.rejects(sendWithRetries(send, later(), budgetOf({ retries })), { message: "attempt 1" });
      assert.equal(sent(), 1 + retries);
    }
  });

  test("calls that succeed take nothing out of it", async () => {
    const budget = budgetOf({ retries: 1 });
    for (let call = 0; call < 9; call += 1) await sendWithRetries(failing(0).send, later(), budget);
    assert.equal(await sendWithRetries(failing(1).send, later(), budget), 2);
    assert.equal(budget.tryWithdraw(), false);
  });

  test("a thousand calls to a dead service are a thousand and the budget, not three thousand", async () => {
    const { send, sent } = failing(Number.POSITIVE_INFINITY);
    const budget = budgetOf({ price: 5 });
    const outcomes = await Promise.allSettled(
      Array.from({ length: 1000 }, () => sendWithRetries(send, later(), budget)),
    );
    assert.ok(outcomes.every((outcome) => outcome.status === "rejected"));
    assert.equal(sent(), 1200);
  });

  test("a dead service gets them over the socket once, and again as far as it goes", async (t) => {
    const dead = await startDeadCart();
    const options = { definition: CartServiceDefinition, tracing: noTracing, address: `127.0.0.1:${dead.port}` };
    const { client, close } = createGrpcClient({ ...options, retryBudget: budgetOf({ price: 5 }) });
    t.after(() => {
      close();
      dead.stop();
    });
    const thousand = (call: () => Promise<unknown>) =>
      Promise.all(Array.from({ length: 1000 }, () => assert.rejects(call, { slug: "service_unavailable" })));
    await thousand(() => client.updateItem(item, { timeoutMs: 60_000 }));
    assert.ok(dead.calls() > 1000 && dead.calls() <= 1200, `${dead.calls()} calls`);
    const before = dead.calls();
    await thousand(() => client.addItem(item, { timeoutMs: 60_000 }));
    assert.equal(dead.calls(), before + 1000, "what is not idempotent is sent once");
  });
});

/** Takes every call and answers as a proxy does whose service is gone. */
async function startDeadCart() {
  const server = new Server();
  let calls = 0;
  const refuse = (_call: unknown, done: (error: { code: status }) => void) => {
    calls += 1;
    done({ code: status.UNAVAILABLE });
  };
  const methods = Object.values(CartServiceDefinition.methods);
  const wire = methods.map((method) => [method.name, wireMethod(CartServiceDefinition, method)]);
  server.addService(Object.fromEntries(wire), Object.fromEntries(methods.map(({ name }) => [name, refuse])));
  const port = await promisify(server.bindAsync.bind(server))("127.0.0.1:0", ServerCredentials.createInsecure());
  return { port, calls: () => calls, stop: () => server.forceShutdown() };
}
