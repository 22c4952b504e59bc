import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as turn } from "node:timers/promises";
import { openClient } from "./token-client.fixture.ts";
import { createTokenClient } from "./token-client.ts";

const counts = ({ questions }: ReturnType<typeof openClient>) => questions.map((question) => [...question.counts]);

test("requests of one turn share a question, those that come while it is under way share the next", async () => {
  const stage = openClient();
  const release = stage.hold();
  const first = [stage.acquire(), stage.acquire({ count: 2 })];
  await turn();
  const second = [stage.acquire(), stage.acquire(), stage.acquire()];
  await turn();
  assert.deepEqual(counts(stage), [[1, 2]]);
  release();
  const grants = await Promise.all([...first, ...second]);
  assert.deepEqual(counts(stage), [
    [1, 2],
    [1, 1, 1],
  ]);
  assert.deepEqual(grants.at(-1), { granted: false, retryAfterMs: 1000 });
  assert.equal(grants.filter(({ granted }) => granted).length, 4);
});

test("other limits and other thresholds have questions of their own", async () => {
  const stage = openClient();
  await Promise.all([stage.acquire(), stage.acquire({ ruleId: "s" }), stage.acquire({ threshold: 6 })]);
  assert.equal(stage.questions.length, 3);
});

test("a question has at most a thousand requests", async () => {
  const stage = openClient();
  await Promise.all(Array.from({ length: 2500 }, () => stage.acquire({ threshold: 1e6 })));
  assert.deepEqual(
    counts(stage).map(({ length }) => length),
    [1000, 1000, 500],
  );
});

test("2,000 requests a second and a limit of 5: a few questions a second", async () => {
  const stage = openClient();
  let granted = 0;
  for (let half = 0; half < 8000; half += 1) {
    const { granted: passed } = await stage.acquire();
    if (passed) granted += 1;
    if (half % 2 === 1) stage.clock.advance(1);
  }
  assert.equal(granted, 20);
  assert.ok(stage.questions.length <= 4 * 6, `${stage.questions.length} questions in 4 s`);
});

test("a known refusal needs no question and no promise, for as many tokens or more, until its time", async () => {
  const stage = openClient();
  const { client, request, clock } = stage;
  assert.equal(client.known(request()), undefined);
  await stage.acquire({ count: 4 });
  assert.equal((await stage.acquire({ count: 2 })).granted, false);
  clock.advance(400);
  assert.deepEqual(client.known(request({ count: 2 })), { granted: false, retryAfterMs: 600 });
  assert.deepEqual(client.known(request({ count: 3 })), { granted: false, retryAfterMs: 600 });
  assert.deepEqual(await stage.acquire({ count: 3 }), { granted: false, retryAfterMs: 600 });
  assert.equal(stage.questions.length, 2);
  assert.equal(client.known(request()), undefined, "fewer may fit");
  assert.equal(client.known(request({ threshold: 9, count: 2 })), undefined, "another threshold");
  assert.equal(client.known(request({ intervalMs: 500, count: 2 })), undefined, "another interval");
  clock.advance(600);
  assert.equal(client.known(request({ count: 2 })), undefined);
  assert.equal((await stage.acquire({ count: 2 })).granted, true);
});

test("a clock that is set back ends a refusal", async () => {
  const stage = openClient();
  await stage.acquire({ count: 6 });
  assert.ok(stage.client.known(stage.request({ count: 6 })));
  stage.clock.advance(-3_600_000);
  assert.equal(stage.client.known(stage.request({ count: 6 })), undefined);
});

test("who waited while the refusal became known is not asked for", async () => {
  const stage = openClient();
  const release = stage.hold();
  const first = [stage.acquire({ count: 5 }), stage.acquire()];
  await turn();
  const second = stage.acquire();
  release();
  await Promise.all(first);
  assert.equal((await second).granted, false);
  assert.equal(stage.questions.length, 1);
});

test("a request that is none is rejected alone", async () => {
  const stage = openClient();
  const good = stage.acquire();
  await assert.rejects(stage.acquire({ count: -1 }), RangeError);
  await assert.rejects(stage.acquire({ count: Number.NaN }), RangeError);
  assert.equal((await good).granted, true);
  assert.deepEqual([counts(stage), stage.changes], [[[1]], []]);
});

test("an answer leaves no timer behind, nor does a failure or a silence", async () => {
  const stage = openClient();
  await stage.acquire();
  assert.equal(stage.pending(), 0);
  stage.set("silent");
  const waiting = assert.rejects(stage.acquire());
  await turn();
  assert.equal(stage.pending(), 1);
  await stage.advance(100);
  await waiting;
  assert.equal(stage.pending(), 0);
  stage.set("fails");
  await stage.advance(250);
  await assert.rejects(stage.acquire(), /away/);
  assert.equal(stage.pending(), 0);
});

test("an answer that misses requests is a failure, not a grant", async () => {
  const client = createTokenClient({ decide: () => ({ bucket: 1, waits: [] }) });
  await assert.rejects(client.acquire({ ruleId: "r", threshold: 1, intervalMs: 1000, count: 1 }), /0 answers/);
});
