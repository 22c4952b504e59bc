import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { type CartServer, cartClientOf, startCartServer, streamCalls } from "./cart-servers.fixture.ts";
import type { GrpcClient, Instance, Instances } from "./grpc.ts";

type Client = ReturnType<typeof cartClientOf>["client"];

const item = { userId: 1, skuId: 1, quantity: 1 };

/** Instances that a test sets. */
function settableInstances(first?: Instance[]): Instances & { set(list: Instance[]): void; watchers(): number } {
  let list = first;
  const listeners = new Set<(instances: readonly Instance[]) => void>();
  return {
    watch: (onChange) => {
      listeners.add(onChange);
      if (list) onChange(list);
      return () => void listeners.delete(onChange);
    },
    set: (next) => {
      list = next;
      for (const listener of listeners) listener(next);
    },
    watchers: () => listeners.size,
  };
}

async function answeredBy(client: Client, calls = 12): Promise<Set<number>> {
  const answers = new Set<number>();
  // One after the other: those that are made at once travel together, to one instance.
  for (let call = 0; call < calls; call += 1) answers.add((await client.updateItem(item)).quantity);
  return answers;
}

/** Once every instance is connected the calls go round. */
const spread = (client: Client, servers: CartServer[]) =>
  eventually(async () => assert.deepEqual(await answeredBy(client), new Set(servers.map(({ pid }) => pid))));

// Holds the part of grpc-js that is not stable: the resolver's interface and what round_robin makes of its answers.
describe("calls are balanced", async () => {
  let one: CartServer;
  let two: CartServer;
  const opened: GrpcClient<never>[] = [];
  const open = (address: string | Instances) => {
    const grpc = cartClientOf(address);
    opened.push(grpc as unknown as GrpcClient<never>);
    return grpc.client;
  };

  before(async () => {
    [one, two] = await Promise.all([startCartServer(), startCartServer()]);
  });
  after(async () => {
    for (const grpc of opened) grpc.close();
    await Promise.all([one.signal("SIGKILL"), two.signal("SIGKILL")]);
  });

  test("the calls follow the list of instances", async () => {
    const instances = settableInstances([one]);
    const client = open(instances);
    assert.deepEqual(await answeredBy(client), new Set([one.pid]));
    instances.set([one, two]);
    await spread(client, [one, two]);
    instances.set([two]);
    await spread(client, [two]);
  });

  test("a call waits for the first list", async () => {
    const instances = settableInstances();
    const answer = open(instances).updateItem(item);
    instances.set([two]);
    assert.deepEqual(await answer, { quantity: two.pid });
  });

  test("a call that waits for the first list ends at its deadline", async () => {
    const client = open(settableInstances());
    await assert.rejects(client.updateItem(item, { timeoutMs: 50 }), { slug: "deadline_exceeded" });
  });

  test("no instance at all is service_unavailable, also after there were some; then they come back", async () => {
    const instances = settableInstances([]);
    const client = open(instances);
    const refused = () => assert.rejects(client.addItem(item, { timeoutMs: 60_000 }), { slug: "service_unavailable" });
    await refused();
    instances.set([one]);
    await spread(client, [one]);
    instances.set([]);
    await eventually(refused);
    instances.set([two]);
    await spread(client, [two]);
  });

  test("a client that is closed watches no more", async () => {
    const instances = settableInstances([one]);
    const grpc = cartClientOf(instances);
    await grpc.client.updateItem(item);
    assert.equal(instances.watchers(), 1);
    grpc.close();
    assert.equal(instances.watchers(), 0);
  });

  test("an address may be a list, with names of hosts as well", async () => {
    await spread(open(`127.0.0.1:${one.port},localhost:${two.port}`), [one, two]);
    assert.throws(() => open("127.0.0.1:1,nonsense"), /nonsense/);
  });

  test("one killed: the other takes all", async () => {
    const victim = await startCartServer();
    const client = open(settableInstances([one, victim]));
    await spread(client, [one, victim]);
    const calls = streamCalls(() => client.updateItem(item));
    await victim.signal("SIGKILL");
    await spread(client, [one]);
    assert.deepEqual((await calls.stop()).failures, []);
  });
});
