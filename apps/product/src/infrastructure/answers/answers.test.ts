import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import fc from "fast-check";
import { createAnswers } from "./answers.ts";

const openAnswers = ({ told = true, room = 5000 } = {}) => {
  const clock = createManualClock();
  const state = { told };
  const answers = createAnswers({ clock, isTold: () => state.told, room });
  let asked = 0;
  /** Answers with how many times there was a look so far. */
  const look = (question = "list") => answers.get(question, async () => ++asked);
  return { clock, state, answers, look };
};

test("an answer is kept for 5 s, counted from its question", async () => {
  const { clock, answers, look } = openAnswers();
  const slow = Promise.withResolvers<number>();
  const first = answers.get("list", () => slow.promise);
  clock.advance(2000);
  slow.resolve(0);
  assert.equal(await first, 0);
  clock.advance(3000);
  assert.equal(await look(), 0);
  clock.advance(1);
  assert.equal(await look(), 1);
});

test("it is kept for 200 ms while nobody tells of changes, what was kept before too", async () => {
  const { clock, state, look } = openAnswers();
  assert.equal(await look(), 1);
  clock.advance(200);
  state.told = false;
  assert.equal(await look(), 1);
  clock.advance(1);
  assert.equal(await look(), 2);
});

test("a clock that goes back keeps nothing alive", async () => {
  const { clock, look } = openAnswers();
  assert.equal(await look(), 1);
  clock.advance(-1);
  assert.equal(await look(), 2);
});

test("who asks the same at the same time shares one look; another question has its own", async () => {
  const { look } = openAnswers();
  assert.deepEqual(await Promise.all([look(), look(), look("other"), look()]), [1, 1, 2, 1]);
});

test("what was asked before a change is told to who asked then, and to nobody after", async () => {
  const { answers, look } = openAnswers();
  const slow = Promise.withResolvers<string>();
  const before = answers.get<string | number>("list", () => slow.promise);
  answers.drop();
  assert.equal(await look(), 1);
  slow.resolve("as it was");
  assert.equal(await before, "as it was");
  assert.equal(await look(), 1);
});

test("a look that ends after the change, and after a new one began, does not end that one", async () => {
  const { answers, look } = openAnswers();
  const [old, fresh] = [Promise.withResolvers<number>(), Promise.withResolvers<number>()];
  const before = answers.get("list", () => old.promise);
  answers.drop();
  const after = answers.get("list", () => fresh.promise);
  old.resolve(-1);
  await before;
  const shared = look();
  fresh.resolve(7);
  assert.deepEqual([await after, await shared], [7, 7]);
});

test("a look that takes longer than an answer may live is not shared", async () => {
  const { clock, answers, look } = openAnswers({ told: false });
  const slow = Promise.withResolvers<number>();
  const before = answers.get("list", () => slow.promise);
  clock.advance(201);
  assert.equal(await look(), 1);
  slow.resolve(-1);
  assert.equal(await before, -1);
  assert.equal(await look(), 1);
});

test("a failure reaches all who wait for it and is not kept", async () => {
  const { answers, look } = openAnswers();
  const failing = () => answers.get("list", () => Promise.reject(new Error("away")));
  const both = await Promise.allSettled([failing(), failing()]);
  assert.deepEqual(
    both.map(({ status }) => status),
    ["rejected", "rejected"],
  );
  assert.equal(await look(), 1);
});

test("those not used longest make room, and what is too heavy is not kept", async () => {
  const { answers, look } = openAnswers({ room: 2 });
  await look("a");
  await look("b");
  await look("a");
  assert.equal(await look("c"), 3);
  assert.equal(await look("a"), 1);
  assert.equal(await look("b"), 4);
  const heavy = () =>
    answers.get(
      "heavy",
      async () => ({}),
      () => 3,
    );
  assert.notEqual(await heavy(), await heavy());
});

test("whatever happens in whatever order, no answer is older than a change that was told", async () => {
  const step = fc.oneof(
    fc.record({ kind: fc.constant("ask" as const), question: fc.constantFrom("a", "b") }),
    fc.record({ kind: fc.constant("change" as const) }),
    fc.record({ kind: fc.constant("finish" as const), which: fc.nat(5) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 40 }), async (steps) => {
      const { answers } = openAnswers();
      let version = 0;
      const looks: (() => void)[] = [];
      const checks: Promise<void>[] = [];
      for (const each of steps) {
        if (each.kind === "change") {
          version += 1;
          answers.drop();
        } else if (each.kind === "finish") looks.splice(each.which, 1)[0]?.();
        else {
          const least = version;
          const look = () => {
            const seen = version;
            return new Promise<number>((resolve) => looks.push(() => resolve(seen)));
          };
          checks.push(answers.get(each.question, look).then((seen) => assert.ok(seen >= least, `${seen} < ${least}`)));
        }
        await Promise.resolve();
      }
      while (looks.length > 0) {
        looks.pop()?.();
        await Promise.resolve();
      }
      await Promise.all(checks);
    }),
  );
});
