import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError, fail } from "@mall/kernel";
import { askTogether } from "./ask-together.ts";
import { Refusal } from "./refusal.ts";
import type { SearchServer } from "./server.ts";

const OPTIONS = { alias: "products", timeoutMs: 20_000, isTraced: () => false };

interface Question {
  n: number;
}

/** A server that answers each question with its number, unless `answer` says otherwise. */
function openFake(answer: (question: Question) => object = ({ n }) => ({ status: 200, n })) {
  const requests: number[][] = [];
  const call = async (_: string, { bulkBody = [] }: { bulkBody?: object[] }) => {
    // A header before each.
    const questions = bulkBody.filter((_, at) => at % 2 === 1) as Question[];
    requests.push(questions.map(({ n }) => n));
    await new Promise(setImmediate);
    return { responses: questions.map(answer) };
  };
  const ask = askTogether({ call } as unknown as SearchServer, OPTIONS);
  const numbers = async (...questions: number[]) => {
    const answers = (await ask(questions.map((n) => ({ n })))) as Question[];
    return answers.map(({ n }) => n);
  };
  return { requests, numbers };
}

test("questions of one turn travel in few requests, and each hears its own answers", async () => {
  const { requests, numbers } = openFake();
  const asked = Array.from({ length: 40 }, (_, n) => [10 * n, 10 * n + 1].slice(0, 1 + (n % 2)));
  assert.deepEqual(await Promise.all(asked.map((questions) => numbers(...questions))), asked);
  assert.equal(requests.length, 4);
  assert.deepEqual(requests.flat().sort(), asked.flat().sort());
});

test("what comes while requests are on their way waits for one of them, and then travels together", async () => {
  const { requests, numbers } = openFake();
  const early = [1, 2, 3, 4].map((n) => numbers(n));
  await new Promise(setImmediate);
  const late = [5, 6, 7, 8, 9, 10, 11, 12].map((n) => numbers(n));
  assert.deepEqual((await Promise.all([...early, ...late])).flat(), [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
  assert.deepEqual(requests.map(({ length }) => length).sort(), [1, 1, 1, 1, 2, 2, 2, 2]);
});

test("a question that is refused spoils no other", async () => {
  const gone = { status: 404, error: { type: "index_not_found_exception", reason: "no such index" } };
  const full = { status: 429, error: { type: "es_rejected_execution_exception", reason: "full" } };
  const { numbers } = openFake(({ n }) => (n === 4 ? gone : n === 8 ? full : { status: 200, n }));
  const outcomes = await Promise.allSettled(Array.from({ length: 12 }, (_, n) => numbers(n)));
  const failed = outcomes.flatMap((each) => (each.status === "rejected" ? [each.reason as Error] : []));
  assert.equal(outcomes.length - failed.length, 10);
  assert.ok(failed[0] instanceof Refusal && failed[0].status === 404);
  assert.ok(failed[1] instanceof AppError && failed[1].slug === "service_unavailable");
});

test("all of a request hear that the server is away, and it is asked once", async () => {
  let calls = 0;
  const call = async () => {
    calls += 1;
    throw fail("service_unavailable");
  };
  const ask = askTogether({ call } as unknown as SearchServer, OPTIONS);
  const outcomes = await Promise.allSettled(Array.from({ length: 8 }, () => ask([{}])));
  for (const each of outcomes) assert.ok(each.status === "rejected" && each.reason instanceof AppError);
  assert.equal(calls, 4);
});

test("nobody waits longer for a server that hangs because others wait for it too", async () => {
  const call = () => new Promise<never>(() => {});
  const ask = askTogether({ call } as unknown as SearchServer, { ...OPTIONS, timeoutMs: 1 });
  // More than travel in all requests that may be on their way.
  const outcomes = await Promise.allSettled(Array.from({ length: 500 }, () => ask([{}])));
  const slugs = outcomes.map((each) => each.status === "rejected" && (each.reason as AppError).slug);
  assert.deepEqual(new Set(slugs), new Set(["service_unavailable"]));
});
