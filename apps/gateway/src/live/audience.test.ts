import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { silentLogger } from "@mall/kernel";
import type { EventStream } from "../streams/event-stream.ts";
import { createAudience } from "./audience.ts";

/** An audience on a clock that only `pass` moves, which is told the number `said.what`. */
function makeStage(t: TestContext) {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const said = { what: 1, reads: 0 };
  const read = async () => {
    said.reads += 1;
    return said.what;
  };
  const audience = createAudience({ event: "number", everyMs: 1000, read, logger: silentLogger });
  const pass = async (ms: number) => {
    t.mock.timers.tick(ms);
    await turn();
  };
  return { audience, said, pass };
}

function createListener() {
  const over = new AbortController();
  const heard: string[] = [];
  const stream = { write: (text: string) => void heard.push(text), closed: over.signal };
  const numbers = () => heard.map((text) => Number(/data: (\d+)/.exec(text)?.[1]));
  return { stream: stream as unknown as EventStream, numbers, leave: () => over.abort() };
}

test("one reading for all who listen; what was told is not told again, but to who has just come", async (t) => {
  const { audience, said, pass } = makeStage(t);
  const [one, other] = [createListener(), createListener()];
  audience.join(one.stream);
  await pass(1);
  await pass(1000);
  assert.deepEqual(one.numbers(), [1]);
  audience.join(other.stream);
  await pass(1);
  assert.deepEqual([one.numbers(), other.numbers()], [[1], [1]]);
  const { reads } = said;
  said.what = 2;
  await pass(1000);
  assert.deepEqual([one.numbers(), other.numbers(), said.reads - reads], [[1, 2], [1, 2], 1]);
  await audience.close();
});

test("nothing is read while nobody listens", async (t) => {
  const { audience, said, pass } = makeStage(t);
  await pass(10_000);
  assert.equal(said.reads, 0);
  const listener = createListener();
  audience.join(listener.stream);
  await pass(1);
  listener.leave();
  await pass(10_000);
  assert.deepEqual([said.reads, audience.size()], [1, 0]);
  audience.join(listener.stream);
  await pass(10_000);
  assert.equal(said.reads, 1);
  const next = createListener();
  audience.join(next.stream);
  await pass(1);
  assert.deepEqual([said.reads, next.numbers()], [2, [1]]);
  await audience.close();
});
