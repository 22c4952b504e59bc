import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { type ServiceError, status } from "@grpc/grpc-js";
import { eventually } from "@mall/testkit";
import { failsWith, type GuardedOptions, guardedWords, SAY } from "./guarded-words.fixture.ts";
import { streams, type Words, type WordsHandlers } from "./words-service.fixture.ts";

const breaker = { resource: SAY, strategy: "errorCount", threshold: 1, minRequests: 1, retryTimeoutMs: 4000 } as const;
const throttled = (resource: string) =>
  ({ resource, threshold: 1, control: "throttling", maxQueueingMs: 10_000 }) as const;

const stage = (t: TestContext, options: GuardedOptions, handlers?: WordsHandlers) =>
  guardedWords(t, "client", options, handlers);

test("a refused call ends as unavailable, says when to try again and is never sent", async (t) => {
  const { say, asked, figures } = await stage(t, { rules: { breaker: [breaker] } });
  await assert.rejects(say("INTERNAL"), failsWith(status.INTERNAL));
  await assert.rejects(say("hello"), (error: ServiceError) => {
    assert.equal(error.code, status.UNAVAILABLE);
    assert.deepEqual(error.metadata.get("retry-after-ms"), ["4000"]);
    assert.match(error.details, /breaker rule breaker:\/test\.Words\/Say/);
    return true;
  });
  assert.deepEqual(asked, ["INTERNAL"]);
  assert.deepEqual([figures()?.passed, figures()?.blocked, figures()?.concurrency], [1, 1, 0]);
});

test("the codes of trouble are failures, others are answers", async (t) => {
  const { say, figures } = await stage(t, { rules: {} });
  for (const code of ["NOT_FOUND", "INVALID_ARGUMENT", "CANCELLED", "ABORTED", "PERMISSION_DENIED"]) {
    await assert.rejects(say(code), failsWith(status[code as keyof typeof status]));
  }
  assert.equal(await say("hello"), "hello");
  assert.deepEqual([figures()?.completePerSecond, figures()?.errorPerSecond], [6, 0]);
  for (const code of ["UNAVAILABLE", "DEADLINE_EXCEEDED", "INTERNAL", "UNKNOWN", "RESOURCE_EXHAUSTED"]) {
    await assert.rejects(say(code), failsWith(status[code as keyof typeof status]));
  }
  assert.deepEqual([figures()?.completePerSecond, figures()?.errorPerSecond], [11, 5]);
});

test("a program may name resources, tell more of a call, and say what a failure is", async (t) => {
  const { say, figures } = await stage(t, {
    rules: { hotParameter: [{ resource: "words", key: "method", threshold: 2 }] },
    resourceOf: () => "words",
    optionsOf: (path) => ({ attachments: { method: path } }),
    isFailure: (code) => code === status.NOT_FOUND,
  });
  await assert.rejects(say("NOT_FOUND"), failsWith(status.NOT_FOUND));
  await assert.rejects(say("INTERNAL"), failsWith(status.INTERNAL));
  assert.equal(figures("words")?.errorPerSecond, 1);
  await assert.rejects(say("hello"), failsWith(status.UNAVAILABLE));
});

test("a throttled call waits for its turn and is sent then", async (t) => {
  const turn = Promise.withResolvers<void>();
  const { say, asked, figures } = await stage(t, { rules: { flow: [throttled(SAY)] }, sleep: () => turn.promise });
  assert.equal(await say("first"), "first");
  const second = say("second");
  await eventually(() => assert.equal(figures()?.concurrency, 1));
  assert.deepEqual(asked, ["first"]);
  turn.resolve();
  assert.equal(await second, "second");
  assert.equal(figures()?.concurrency, 0);
});

test("a call that waits ends at its deadline, and its entry is left", async (t) => {
  const turn = Promise.withResolvers<void>();
  const { say, asked, figures } = await stage(t, { rules: { flow: [throttled(SAY)] }, sleep: () => turn.promise });
  await say("first");
  await assert.rejects(say("second", { deadline: Date.now() + 20 }), failsWith(status.DEADLINE_EXCEEDED));
  turn.resolve();
  await eventually(() => assert.equal(figures()?.concurrency, 0));
  assert.deepEqual(asked, ["first"]);
  assert.equal(figures()?.errorPerSecond, 0);
});

test("a call that waits can be cancelled", async (t) => {
  const turn = Promise.withResolvers<void>();
  const handlers: WordsHandlers = { list: (call) => call.end() };
  const rules = { flow: [throttled("/test.Words/List")] };
  const { client, figures } = await stage(t, { rules, sleep: () => turn.promise }, handlers);
  await streams.list(client, "first").toArray();
  const waiting = streams.list(client, "second");
  waiting.cancel();
  await assert.rejects(waiting.toArray(), failsWith(status.CANCELLED));
  turn.resolve();
  await eventually(() => assert.equal(figures("/test.Words/List")?.concurrency, 0));
});

test("a stream is one entry from its start to its status", async (t) => {
  const goOn = Promise.withResolvers<void>();
  const handlers: WordsHandlers = {
    list: (call) => {
      call.write({ text: "one" });
      void goOn.promise.then(() => {
        call.write({ text: "two" });
        call.end();
      });
    },
  };
  const { client, figures } = await stage(t, { rules: {} }, handlers);
  const heard: string[] = [];
  for await (const { text } of streams.list(client, "numbers")) {
    heard.push(text);
    assert.equal(figures("/test.Words/List")?.concurrency, 1);
    goOn.resolve();
  }
  assert.deepEqual(heard, ["one", "two"]);
  await eventually(() => assert.equal(figures("/test.Words/List")?.concurrency, 0));
  assert.equal(figures("/test.Words/List")?.passed, 1);
});

test("what is written to a stream that waits is sent once it may go", async (t) => {
  const turn = Promise.withResolvers<void>();
  const join: WordsHandlers["join"] = (call, answer) => {
    void call.toArray().then((words: Words[]) => answer(null, { text: words.map(({ text }) => text).join(" ") }));
  };
  const rules = { flow: [throttled("/test.Words/Join")] };
  const { client } = await stage(t, { rules, sleep: () => turn.promise }, { join });
  const joined = (...texts: string[]) =>
    new Promise((resolve, reject) => {
      const call = streams.join(client, (error, answer) => (error ? reject(error) : resolve(answer?.text)));
      for (const text of texts) call.write({ text });
      call.end();
    });
  assert.equal(await joined("a", "b"), "a b");
  const second = joined("c", "d", "e");
  turn.resolve();
  assert.equal(await second, "c d e");
});

test("a refused stream is not opened", async (t) => {
  const rules = { isolation: [{ resource: "/test.Words/Chat", threshold: 1 }] };
  const chat: WordsHandlers["chat"] = (call) =>
    call.on("data", (words) => call.write(words)).on("end", () => call.end());
  const { client, figures } = await stage(t, { rules }, { chat });
  const first = streams.chat(client);
  await assert.rejects(streams.chat(client).toArray(), failsWith(status.UNAVAILABLE));
  first.end({ text: "bye" });
  assert.deepEqual(await first.toArray(), [{ text: "bye" }]);
  await eventually(() => assert.equal(figures("/test.Words/Chat")?.concurrency, 0));
});

test("a call on a closed channel fails, and leaves nothing inside", async (t) => {
  const { client, say, figures } = await stage(t, { rules: {} });
  client.close();
  await assert.rejects(say("hello"), failsWith(status.INTERNAL));
  assert.equal(figures()?.concurrency, 0);
});
