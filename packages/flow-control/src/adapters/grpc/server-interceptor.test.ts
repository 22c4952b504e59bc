import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { Metadata, type ServiceError, status } from "@grpc/grpc-js";
import { eventually } from "@mall/testkit";
import type { RuleSet } from "../../rules/rule-set.ts";
import { failsWith, type GuardedOptions, guardedWords, SAY } from "./guarded-words.fixture.ts";
import { streams, type WordsHandlers } from "./words-service.fixture.ts";

const stage = (t: TestContext, options: GuardedOptions, handlers?: WordsHandlers) =>
  guardedWords(t, "server", options, handlers);

test("a refused call is told so before its handler hears of it", async (t) => {
  const { say, asked, figures } = await stage(t, { rules: { flow: [{ id: "secret", resource: SAY, threshold: 2 }] } });
  assert.equal(await say("one"), "one");
  assert.equal(await say("two"), "two");
  await assert.rejects(say("three"), (error: ServiceError) => {
    assert.equal(error.code, status.RESOURCE_EXHAUSTED);
    assert.doesNotMatch(error.details, /secret/);
    return true;
  });
  assert.deepEqual(asked, ["one", "two"]);
  assert.deepEqual([figures()?.passed, figures()?.blocked, figures()?.concurrency], [2, 1, 0]);
});

test("a refusal says when to try again, where the rule knows", async (t) => {
  const hotParameter = [{ resource: SAY, key: "user", threshold: 1, intervalMs: 500 }];
  const optionsOf: GuardedOptions["optionsOf"] = (_, metadata) => ({ attachments: { user: metadata.get("user")[0] } });
  const { say } = await stage(t, { rules: { hotParameter }, optionsOf });
  const ann = new Metadata();
  ann.set("user", "ann");
  await say("one", { metadata: ann });
  await assert.rejects(say("two", { metadata: ann }), (error: ServiceError) => {
    assert.deepEqual(error.metadata.get("retry-after-ms"), ["501"]);
    return true;
  });
  assert.equal(await say("three"), "three");
});

test("calls are inbound, and a caller that is not allowed hears so", async (t) => {
  const rules: RuleSet = {
    authority: [{ resource: SAY, strategy: "allow", origins: ["shop"] }],
    system: [{ metric: "inboundQps", threshold: 1 }],
  };
  const origins = ["stranger", "shop", "shop"];
  const { say } = await stage(t, { rules, optionsOf: () => ({ origin: origins.shift() ?? "" }) });
  await assert.rejects(say("one"), failsWith(status.PERMISSION_DENIED));
  assert.equal(await say("two"), "two");
  await assert.rejects(say("three"), failsWith(status.RESOURCE_EXHAUSTED));
});

test("what the handler answers decides whether it failed", async (t) => {
  const { say, figures } = await stage(t, { rules: {} });
  await assert.rejects(say("NOT_FOUND"));
  await say("hello");
  assert.deepEqual([figures()?.completePerSecond, figures()?.errorPerSecond], [2, 0]);
  await assert.rejects(say("INTERNAL"));
  assert.deepEqual([figures()?.completePerSecond, figures()?.errorPerSecond], [3, 1]);
});

test("a call whose caller is gone is left, without a failure", async (t) => {
  const { client, figures } = await stage(t, { rules: {} }, { list: () => {} });
  const call = streams.list(client, "for ever").on("error", () => {});
  await eventually(() => assert.equal(figures("/test.Words/List")?.concurrency, 1));
  call.cancel();
  await eventually(() => assert.equal(figures("/test.Words/List")?.concurrency, 0));
  assert.equal(figures("/test.Words/List")?.errorPerSecond, 0);
});

test("a call that its handler does not answer in time is a failure", async (t) => {
  const { say, figures } = await stage(t, { rules: {} }, { say: () => {} });
  // Only the server keeps the time: the client's own deadline would cancel the call first.
  const metadata = new Metadata();
  metadata.set("grpc-timeout", "20m");
  await assert.rejects(say("hello", { metadata }), failsWith(status.DEADLINE_EXCEEDED));
  await eventually(() => assert.deepEqual([figures()?.concurrency, figures()?.errorPerSecond], [0, 1]));
});

test("a call that is cancelled while it waits never reaches its handler", async (t) => {
  const turn = Promise.withResolvers<void>();
  const resource = "/test.Words/List";
  const rules: RuleSet = { flow: [{ resource, threshold: 1, control: "throttling", maxQueueingMs: 9999 }] };
  let begun = 0;
  const list: WordsHandlers["list"] = (call) => {
    begun += 1;
    call.end();
  };
  const { client, say, figures } = await stage(t, { rules, sleep: () => turn.promise }, { list });
  await streams.list(client, "first").toArray();
  const waiting = streams.list(client, "second").on("error", () => {});
  await eventually(() => assert.equal(figures(resource)?.concurrency, 1));
  waiting.cancel();
  // The server reads what comes after on the same connection: by then it knows of the cancellation.
  await say("hello");
  turn.resolve();
  await eventually(() => assert.equal(figures(resource)?.concurrency, 0));
  assert.equal(begun, 1);
});

test("a stream is one entry for its life", async (t) => {
  const chat: WordsHandlers["chat"] = (call) =>
    call.on("data", (words) => call.write(words)).on("end", () => call.end());
  const { client, figures } = await stage(t, { rules: {} }, { chat });
  const call = streams.chat(client);
  call.write({ text: "one" });
  await eventually(() => assert.equal(figures("/test.Words/Chat")?.concurrency, 1));
  call.end({ text: "two" });
  assert.deepEqual(await call.toArray(), [{ text: "one" }, { text: "two" }]);
  await eventually(() => assert.equal(figures("/test.Words/Chat")?.concurrency, 0));
  assert.equal(figures("/test.Words/Chat")?.passed, 1);
});
