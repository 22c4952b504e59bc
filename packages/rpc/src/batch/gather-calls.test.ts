import assert from "node:assert/strict";
import { describe, type TestContext, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import type { OutgoingCall } from "../unary.ts";
import { gatherCalls, type WaitingCall } from "./gather-calls.ts";

const callOf = (name: string, bytes = 1) => ({ name, request: Buffer.alloc(bytes) }) as unknown as OutgoingCall;

/** Notes what is sent, by the names of the calls, and answers when told. */
function stage(t: TestContext, canTogether = () => true) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const sent: string[] = [];
  const answers: (() => void)[] = [];
  const note = (calls: readonly OutgoingCall[], tell: () => void): Promise<void> => {
    sent.push(calls.map(({ name }) => name).join("+"));
    return new Promise((resolve) => {
      answers.push(() => {
        tell();
        resolve();
      });
    });
  };
  const call = gatherCalls({
    alone: (one) => note([one], () => {}).then(() => one.name),
    together: (calls: readonly WaitingCall[]) =>
      note(
        calls.map((waiting) => waiting.call),
        () => {
          for (const { call: one, resolve } of calls) resolve(one.name);
        },
      ),
    canTogether,
  });
  const make = (names: string, bytes?: number) => Promise.all(names.split("").map((name) => call(callOf(name, bytes))));
  const answer = async () => {
    answers.shift()?.();
    await turn();
    await turn();
  };
  return { make, sent, answer, pass: (ms: number) => t.mock.timers.tick(ms) };
}

describe("calls of one turn", () => {
  test("go together, one that is alone goes alone, and each hears its own answer", async (t) => {
    const { make, sent, answer } = stage(t);
    const calls = make("ab");
    await turn();
    const lone = make("c");
    await turn();
    assert.deepEqual(sent, ["a+b", "c"]);
    await answer();
    await answer();
    assert.deepEqual([await calls, await lone], [["a", "b"], ["c"]]);
  });

  test("go in several batches when they are many; a very large one goes alone at once", async (t) => {
    const { make, sent } = stage(t);
    void make("x".repeat(65));
    void make("l", 256 * 1024 + 1);
    assert.deepEqual(sent, ["l"]);
    await turn();
    assert.deepEqual(
      sent.slice(1).map((names) => names.split("+").length),
      [64, 1],
    );
  });

  test("go in several batches when they are large", async (t) => {
    const { make, sent } = stage(t);
    void make("abc", 100 * 1024);
    await turn();
    assert.deepEqual(sent, ["a+b", "c"]);
  });

  test("go alone while the service does not take them together", async (t) => {
    const { make, sent } = stage(t, () => false);
    void make("ab");
    await turn();
    assert.deepEqual(sent, ["a", "b"]);
  });
});

describe("calls that come while two are unanswered", () => {
  test("wait for the next answer and then go together", async (t) => {
    const { make, sent, answer } = stage(t);
    for (const name of ["a", "b", "c", "d"]) {
      void make(name);
      await turn();
    }
    assert.deepEqual(sent, ["a", "b"]);
    await answer();
    assert.deepEqual(sent, ["a", "b", "c+d"]);
  });

  test("wait two milliseconds at most", async (t) => {
    const { make, sent, pass } = stage(t);
    for (const name of ["a", "b", "c", "d"]) {
      void make(name);
      await turn();
    }
    pass(1);
    assert.equal(sent.length, 2);
    pass(1);
    assert.deepEqual(sent, ["a", "b", "c+d"]);
  });
});
