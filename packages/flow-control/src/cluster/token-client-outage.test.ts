import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { openClient } from "./token-client.fixture.ts";

test("a silent limiter costs a request one time limit; then all are rejected at once, without a question", async () => {
  const stage = openClient();
  stage.set("silent");
  const first = assert.rejects(stage.acquire(), /no answer from the limiter in 100 ms/);
  await turn();
  const behind = assert.rejects(stage.acquire(), /no answer/);
  await stage.advance(99);
  assert.deepEqual(stage.changes, []);
  await stage.advance(1);
  await Promise.all([first, behind]);
  for (let times = 0; times < 100; times += 1) await assert.rejects(stage.acquire(), /no answer/);
  assert.equal(stage.client.known(stage.request()), "unreachable");
  assert.equal(stage.client.known(stage.request({ ruleId: "another" })), "unreachable");
  assert.equal(stage.questions.length, 1);
});

test("probes after 250 ms, then twice as late each time, up to 2 s; meanwhile nobody else asks", async () => {
  const stage = openClient();
  stage.set("fails");
  const probe = () => assert.rejects(stage.acquire(), /away/);
  await probe();
  for (const wait of [250, 500, 1000, 2000, 2000]) {
    const before = stage.questions.length;
    await stage.advance(wait - 1);
    await probe();
    assert.equal(stage.questions.length, before, `nobody asks before ${wait} ms`);
    await stage.advance(1);
    await Promise.all([probe(), probe()]);
    assert.deepEqual(
      stage.questions.slice(before).map(({ counts }) => counts.length),
      [2],
    );
  }
});

test("while a probe is under way all others are rejected at once; its answer lets all ask again", async () => {
  const stage = openClient();
  stage.set("fails");
  await assert.rejects(stage.acquire());
  await stage.advance(250);
  stage.set("answers");
  const release = stage.hold();
  const probe = stage.acquire();
  assert.equal(stage.client.known(stage.request()), undefined, "may still share the probe");
  await assert.rejects(stage.acquire({ ruleId: "another" }), /away/);
  await turn();
  await assert.rejects(stage.acquire(), /away/);
  assert.equal(stage.client.known(stage.request()), "unreachable");
  release();
  assert.equal((await probe).granted, true);
  assert.equal((await stage.acquire({ ruleId: "another" })).granted, true);
  assert.equal(stage.questions.length, 3);
});

test("tells when the limiter goes and when it is back, once each; a listener that throws stops nothing", async () => {
  const stage = openClient();
  stage.set("fails");
  await Promise.allSettled([stage.acquire(), stage.acquire({ ruleId: "another" })]);
  await stage.advance(250);
  await assert.rejects(stage.acquire());
  stage.set("answers");
  await stage.advance(500);
  await stage.acquire();
  await stage.acquire();
  assert.deepEqual(
    stage.changes.map(({ reachable, error }) => [reachable, error?.message]),
    [
      [false, "away"],
      [true, undefined],
    ],
  );
});

test("a refusal that still stands is better known than an outage", async () => {
  const stage = openClient();
  await stage.acquire({ count: 5 });
  await stage.acquire();
  stage.set("fails");
  await assert.rejects(stage.acquire({ ruleId: "another" }));
  assert.deepEqual(await stage.acquire(), { granted: false, retryAfterMs: 1000 });
  assert.deepEqual(stage.client.known(stage.request()), { granted: false, retryAfterMs: 1000 });
});

test("an answer that comes too late counts at the limiter, and passes nobody", async () => {
  const stage = openClient();
  const release = stage.hold();
  const late = assert.rejects(stage.acquire({ count: 4 }));
  await turn();
  await stage.advance(100);
  await late;
  release();
  await stage.advance(250);
  assert.equal((await stage.acquire({ count: 2 })).granted, false, "4 of 5 are lost in this window");
});

test("a clock that is set back does not make the outage longer", async () => {
  const stage = openClient();
  stage.set("fails");
  await assert.rejects(stage.acquire());
  stage.set("answers");
  stage.clock.advance(-3_600_000);
  assert.equal((await stage.acquire()).granted, true);
});

test("questions under way together that fail together are one failure", async () => {
  const stage = openClient();
  stage.set("fails");
  await Promise.allSettled([stage.acquire(), stage.acquire({ ruleId: "another" })]);
  stage.set("answers");
  await stage.advance(250);
  assert.equal((await stage.acquire()).granted, true);
});
