import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fail, silentLogger } from "@mall/kernel";
import type { Instance } from "@mall/rpc/grpc";
import { eventually } from "@mall/testkit";
import { type InstanceWatchOptions, watchInstances } from "./watch-instances.ts";

const at = (port: number): Instance => ({ host: "127.0.0.1", port });

/** A watch of a Consul that a test moves from state to state; undefined: it is away. */
function watch(first: Instance[] | undefined, options: Partial<InstanceWatchOptions> = {}) {
  let state = first;
  let index = 1;
  let seen = 0;
  let changed = Promise.withResolvers<void>();
  const watched = watchInstances({
    consul: {
      healthyInstances: async (_service, question) => {
        if (question.index >= index) await changed.promise;
        seen = index;
        if (!state) throw fail("service_unavailable");
        return { value: state, index };
      },
    },
    service: "x-service",
    logger: silentLogger,
    ...options,
  });
  const told: number[][] = [];
  watched.watch((instances) => told.push(instances.map(({ port }) => port)));
  return {
    watched,
    told,
    /** Resolves when it was noticed. */
    becomes: async (next: Instance[] | undefined) => {
      state = next;
      index += 1;
      changed.resolve();
      changed = Promise.withResolvers();
      await eventually(() => assert.equal(seen, index));
    },
    tells: (ports: number[]) => eventually(() => assert.deepEqual(told.at(-1), ports)),
  };
}

describe("the instances of a service", () => {
  test("are told when known and after each change, to latecomers as well", async () => {
    const { watched, told, becomes, tells } = watch([at(1)]);
    await tells([1]);
    await becomes([at(1), at(2)]);
    await tells([1, 2]);
    await becomes([]);
    await tells([]);
    const late: (readonly Instance[])[] = [];
    watched.watch((instances) => late.push(instances));
    assert.deepEqual(late, [[]]);
    assert.deepEqual(told, [[1], [1, 2], []]);
    watched.stop();
  });

  test("stay while Consul is away, and for a while after it is back and has forgotten", async () => {
    const { watched, told, becomes, tells } = watch([at(1), at(2)], { graceMs: 60_000 });
    await tells([1, 2]);
    await becomes(undefined);
    await becomes([]);
    await becomes([at(3)]);
    await tells([1, 2, 3]);
    assert.deepEqual(told, [
      [1, 2],
      [1, 2, 3],
    ]);
    watched.stop();
  });

  test("are those that Consul knows when the grace is over", async () => {
    const { watched, becomes, tells } = watch([at(1), at(2)], { graceMs: 20 });
    await tells([1, 2]);
    await becomes(undefined);
    await becomes([at(2)]);
    await tells([2]);
    watched.stop();
  });

  test("are nobody while Consul was never there, or the fallback until it answers", async () => {
    const nobody = watch(undefined);
    await nobody.tells([]);
    nobody.watched.stop();

    const { watched, told, becomes, tells } = watch(undefined, { fallback: [at(9)], graceMs: 60_000 });
    await tells([9]);
    await becomes([at(1)]);
    await tells([1]);
    assert.deepEqual(told, [[9], [1]]);
    watched.stop();
  });
});
