import assert from "node:assert/strict";
import { test } from "node:test";
import { createManualClock } from "@mall/testkit";
import { openChannel } from "./ipc-channel.fixture.ts";
import { createIpcLimiter } from "./ipc-limiter.ts";
import { limiterContract } from "./limiter-contract.fixture.ts";
import { serveTokens } from "./serve-tokens.ts";
import { createTokenCounter } from "./token-counter.ts";

function openStage() {
  const clock = createManualClock();
  const counter = createTokenCounter(clock);
  const channel = openChannel();
  const stop = serveTokens(counter, channel.parent);
  return { ...channel, clock, counter, stop, limiter: createIpcLimiter(channel.child) };
}

const question = (threshold = 5) => ({ ruleId: "r", threshold, intervalMs: 1000, counts: [1] });

limiterContract("over IPC", () => {
  const { limiter, clock } = openStage();
  return { limiter, advance: clock.advance };
});

test("all workers of a primary share its counter", async () => {
  const { limiter, counter } = openStage();
  const channel = openChannel();
  serveTokens(counter, channel.parent);
  const other = createIpcLimiter(channel.child);
  const answers = await Promise.all([limiter, other, limiter, other].map((each) => each.decide(question(3))));
  assert.deepEqual(answers.map(({ waits }) => waits[0]).sort(), [0, 0, 0, 1000]);
});

test("other messages are left alone, on both sides", async () => {
  const { parent, child, limiter } = openStage();
  for (const message of [null, "go", 7, { type: "go" }, { type: "flow-control:answer", id: "stranger" }]) {
    parent.emit("message", message);
    child.emit("message", message);
  }
  assert.deepEqual(parent.sent, []);
  assert.deepEqual((await limiter.decide(question())).waits, [0]);
});

test("two limiters on one channel hear their own answers", async () => {
  const { child, limiter } = openStage();
  const other = createIpcLimiter(child);
  const answers = await Promise.all([limiter.decide(question(1)), other.decide(question(1))]);
  assert.deepEqual(
    answers.map(({ waits }) => waits),
    [[0], [1000]],
  );
});

test("when the channel goes, what waits is rejected, and so is all that follows", async () => {
  const { limiter, cut } = openStage();
  const waiting = limiter.decide(question());
  cut();
  await assert.rejects(waiting, /channel to the limiter is gone/);
  await assert.rejects(limiter.decide(question()), /channel closed/);
});

test("a process without a channel has no limiter", async () => {
  const { child } = openStage();
  const lone = { on: child.on.bind(child), off: child.off.bind(child) };
  await assert.rejects(createIpcLimiter(lone).decide(question()), /no channel/);
});

test("close and stop listen no longer; what waits is rejected", async () => {
  const { parent, child, limiter, stop } = openStage();
  const waiting = limiter.decide(question());
  limiter.close();
  stop();
  await assert.rejects(waiting, /closed/);
  await assert.rejects(limiter.decide(question()));
  for (const end of [parent, child]) assert.deepEqual(end.eventNames(), []);
});

test("a primary that never answers does not fill the memory: the oldest question gives way", async () => {
  const { limiter, stop } = openStage();
  stop();
  const oldest = limiter.decide(question());
  const others = Array.from({ length: 1000 }, () => limiter.decide(question()));
  await assert.rejects(oldest, /too many questions/);
  limiter.close();
  const ends = await Promise.allSettled(others);
  assert.ok(ends.every(({ status }) => status === "rejected"));
});
