import assert from "node:assert/strict";
import { AsyncLocalStorage } from "node:async_hooks";
import { test } from "node:test";
import fc from "fast-check";
import { fail } from "./errors.ts";
import { gather } from "./gather.ts";

const nextTurn = () => new Promise<void>((resolve) => setImmediate(resolve));

test("calls of one turn, and those that come during a step, share a step; who comes alone is alone", async () => {
  const steps: number[][] = [];
  const alone: number[] = [];
  const gate = Promise.withResolvers<void>();
  const double = gather<number, number>({
    together: async (items) => {
      steps.push([...items]);
      if (steps.length === 1) await gate.promise;
      return items.map((item) => 2 * item);
    },
    alone: async (item) => {
      alone.push(item);
      return 2 * item;
    },
    most: 3,
  });
  assert.equal(await double(1), 2);
  const early = [double(2), double(3)];
  await nextTurn();
  await nextTurn();
  const late = [4, 5, 6, 7].map(double);
  gate.resolve();
  assert.deepEqual(await Promise.all([...early, ...late]), [4, 6, 8, 10, 12, 14]);
  assert.deepEqual(steps, [
    [2, 3],
    [4, 5, 6],
  ]);
  assert.deepEqual(alone, [1, 7]);
});

test("one that cannot be spoils no other; while a server is away nobody is done twice", async () => {
  const thrown = (error: Error) => {
    let calls = 0;
    const call = gather<number, number>({
      together: () => Promise.reject(error),
      alone: async (item) => {
        calls += 1;
        if (item === 2) throw new Error("cannot be");
        return item;
      },
    });
    return { outcomes: Promise.allSettled([1, 2, 3].map(call)), calls: () => calls };
  };
  const refused = thrown(new Error("does not fit"));
  assert.deepEqual(
    (await refused.outcomes).map(({ status }) => status),
    ["fulfilled", "rejected", "fulfilled"],
  );
  const away = thrown(fail("service_unavailable"));
  assert.ok((await away.outcomes).every(({ status }) => status === "rejected"));
  assert.equal(away.calls(), 0);
});

test("a step is run in the context of a traced caller, or of none; alone, in the caller's", async () => {
  const caller = new AsyncLocalStorage<string>();
  const seen: (string | undefined)[] = [];
  const look = gather<number, undefined>({
    together: async (items) => {
      seen.push(caller.getStore());
      return items.map(() => undefined);
    },
    alone: async () => void seen.push(caller.getStore()),
    isTraced: () => caller.getStore() === "traced",
  });
  const from = (name: string) => caller.run(name, () => look(0));
  await Promise.all([from("plain"), from("traced")]);
  await Promise.all([from("plain"), from("plain")]);
  await from("plain");
  assert.deepEqual(seen, ["traced", undefined, "plain"]);
});

test("the next step waits for a call that is done alone, also for one that fails", async () => {
  const gate = Promise.withResolvers<number>();
  const steps: number[][] = [];
  const call = gather<number, number>({
    together: async (items) => {
      steps.push([...items]);
      return items;
    },
    alone: () => gate.promise,
  });
  const first = call(1);
  await nextTurn();
  const others = [call(2), call(3)];
  for (let turn = 0; turn < 5; turn += 1) await nextTurn();
  assert.deepEqual(steps, []);
  gate.reject(new Error("cannot be"));
  await assert.rejects(first, /cannot be/);
  assert.deepEqual(await Promise.all(others), [2, 3]);
  assert.deepEqual(steps, [[2, 3]]);
});

test("any arrival of calls gives each its own answer, once", async () => {
  const story = fc.array(fc.record({ item: fc.integer(), turns: fc.nat({ max: 2 }), fails: fc.boolean() }));
  await fc.assert(
    fc.asyncProperty(story, async (calls) => {
      let done = 0;
      const call = gather<(typeof calls)[number], number>({
        together: async (items) => {
          await nextTurn();
          if (items.some(({ fails }) => fails)) throw new Error("does not fit");
          done += items.length;
          return items.map(({ item }) => item);
        },
        alone: async ({ item }) => {
          done += 1;
          return item;
        },
        most: 4,
      });
      const made = [];
      for (const each of calls) {
        for (let turn = 0; turn < each.turns; turn += 1) await nextTurn();
        made.push(call(each));
      }
      assert.deepEqual(
        await Promise.all(made),
        calls.map(({ item }) => item),
      );
      assert.equal(done, calls.length);
    }),
  );
});
