import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { setTimeout as sleep } from "node:timers/promises";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { silentLogger } from "@mall/kernel";
import { noTracing } from "@mall/tracing";
import { createClient } from "./client.ts";
import { createGrpcClient, startGrpcServer } from "./grpc.ts";
import {
  type CallContext,
  createDispatcher,
  createLocalClient,
  type Dispatcher,
  type ServiceClient,
  withDeadline,
} from "./index.ts";

type Client = ServiceClient<CartServiceDefinition>;
type Serve = (call: CallContext) => Promise<unknown>;

const definition = CartServiceDefinition;
const item = { userId: 1, skuId: 1, quantity: 1 };
/** What every service of a chain asks for: far more than its caller has left. */
const LONG = { timeoutMs: 600_000 };

function dispatcherOf(serve: Serve): Dispatcher {
  const addItem = async (_request: unknown, call: CallContext) => {
    await serve(call);
    return { quantity: 1 };
  };
  const others = {
    updateItem: async () => ({ quantity: 0 }),
    listItems: async () => ({ items: [] }),
    removeItems: async () => ({ removed: 0 }),
  };
  const implementation = { addItem, ...others };
  return createDispatcher({ definition, implementation, tracing: noTracing, logger: silentLogger });
}

/** A service behind a socket, and how to end it. */
async function overGrpc(serve: Serve) {
  const server = await startGrpcServer({
    ...{ dispatcher: dispatcherOf(serve), tracing: noTracing, host: "127.0.0.1", port: 0 },
  });
  const { client, close } = createGrpcClient({ definition, tracing: noTracing, address: `127.0.0.1:${server.port}` });
  const end = async () => {
    close();
    await server.stop(100);
  };
  return { client, end };
}

const locally = (serve: Serve): Client => {
  const dispatcher = dispatcherOf(serve);
  return createLocalClient({ definition, tracing: noTracing, dispatcher: () => dispatcher });
};

describe("the deadline of a call", () => {
  test("is that of the outermost caller, three services deep over gRPC", async (t) => {
    const seen: number[] = [];
    const note = ({ deadline }: CallContext) => void seen.push(deadline);
    const third = await overGrpc(async (call) => note(call));
    const second = await overGrpc(async (call) => {
      note(call);
      await third.client.addItem(item, LONG);
    });
    const first = await overGrpc(async (call) => {
      note(call);
      await second.client.addItem(item, LONG);
    });
    t.after(() => Promise.all([first.end(), second.end(), third.end()]));
    for (const timeoutMs of [20_000, 50_000]) {
      const start = Date.now();
      await first.client.addItem(item, { timeoutMs });
      const end = Date.now();
      // What travels is the time left, so each way adds what it took and no more.
      for (const deadline of seen.splice(0)) {
        assert.ok(deadline >= start + timeoutMs - 1 && deadline <= end + timeoutMs, `${deadline - start} ms`);
      }
    }
  });

  test("goes through a service of the same process to one behind a socket", async (t) => {
    const deadlines: number[] = [];
    const inner = await overGrpc(async ({ deadline }) => deadlines.push(deadline));
    t.after(inner.end);
    const outer = locally(() => inner.client.addItem(item, LONG));
    const start = Date.now();
    await outer.addItem(item, { timeoutMs: 20_000 });
    assert.ok((deadlines[0] ?? Number.POSITIVE_INFINITY) <= Date.now() + 20_000);
    assert.ok((deadlines[0] ?? 0) >= start + 20_000 - 1);
  });

  test("ends what a service still wanted to ask of others", async (t) => {
    let asked = 0;
    const inner = await overGrpc(async () => {
      asked += 1;
    });
    const askLate = async (deadline: number): Promise<unknown> => {
      await sleep(deadline - Date.now() + 1);
      return await inner.client.addItem(item, LONG).catch((error: unknown) => error);
    };
    const answers: Promise<unknown>[] = [];
    const outer = await overGrpc(async ({ deadline }) => {
      answers.push(askLate(deadline));
      await answers.at(-1);
    });
    t.after(() => Promise.all([outer.end(), inner.end()]));
    // A call that does not arrive in time, on a machine that stands still, asks nothing of others: then with more of it.
    for (let timeoutMs = 250; answers.length === 0 && timeoutMs < 60_000; timeoutMs *= 2) {
      await assert.rejects(outer.client.addItem(item, { timeoutMs }), { slug: "deadline_exceeded" });
    }
    assert.equal(((await answers[0]) as { slug: string }).slug, "deadline_exceeded");
    assert.equal(asked, 0);
  });
});

describe("a call for which no time is left", () => {
  test("is not sent", async () => {
    let sent = 0;
    const client = createClient({ definition, tracing: noTracing }, async () => {
      sent += 1;
      return { quantity: 1 };
    });
    const refused = { slug: "deadline_exceeded" };
    await assert.rejects(client.addItem(item, { timeoutMs: 0 }), refused);
    await assert.rejects(
      withDeadline(Date.now() - 1, () => client.addItem(item)),
      refused,
    );
    assert.equal(sent, 0);
    await withDeadline(Date.now() + 60_000, () => client.addItem(item));
    assert.equal(sent, 1);
  });
});
