import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { gatherAttempts } from "./gather-attempts.ts";

function stage({ most = 3, calls = 2 } = {}) {
  const sent: { names: string[]; gate: PromiseWithResolvers<readonly string[]> }[] = [];
  const heard: string[] = [];
  const add = gatherAttempts<ReturnType<typeof attempt>, string>({
    ...{ most, calls },
    send: (attempts) => {
      const gate = Promise.withResolvers<readonly string[]>();
      sent.push({ names: attempts.map(({ name }) => name), gate });
      return gate.promise;
    },
  });
  const attempt = (name: string) => ({
    name,
    answered: (result: string) => heard.push(`${name} ${result}`),
    failed: (error: unknown) => heard.push(`${name} ${(error as Error).message}`),
  });
  return {
    ...{ sent, heard },
    come: (...names: string[]) => {
      for (const name of names) add(attempt(name));
    },
    names: () => sent.map(({ names }) => names.join("")),
    answer: async (index: number, ...results: string[]) => {
      sent[index]?.gate.resolve(results);
      await nextTurn();
    },
    fail: async (index: number, message: string) => {
      sent[index]?.gate.reject(new Error(message));
      await nextTurn();
    },
  };
}

test("who comes in one turn goes in one call, so many at most; each hears the own answer", async () => {
  const { come, names, answer, heard } = stage();
  come("a", "b", "c", "d");
  assert.deepEqual(names(), []);
  await nextTurn();
  assert.deepEqual(names(), ["abc", "d"]);
  await answer(1, "4");
  await answer(0, "1", "2", "3");
  assert.deepEqual(heard, ["d 4", "a 1", "b 2", "c 3"]);
});

test("while so many calls are under way the others wait, and go together when one is answered", async () => {
  const { come, names, answer } = stage({ calls: 1 });
  come("a");
  await nextTurn();
  come("b");
  await nextTurn();
  come("c");
  await nextTurn();
  assert.deepEqual(names(), ["a"]);
  await answer(0, "1");
  assert.deepEqual(names(), ["a", "bc"]);
});

test("a call that fails, or leaves somebody out, is heard by those it concerns, and the next goes out", async () => {
  const { come, names, answer, fail, heard } = stage({ calls: 1, most: 2 });
  come("a", "b", "c", "d", "e");
  await nextTurn();
  await fail(0, "away");
  await answer(1, "3");
  await answer(2, "5");
  assert.deepEqual(names(), ["ab", "cd", "e"]);
  assert.deepEqual(heard, ["a away", "b away", "c 3", "d the stock left an attempt without an answer", "e 5"]);
});
