import assert from "node:assert/strict";
import { test } from "node:test";
import { Block } from "../engine/block.ts";
import type { Checker } from "../engine/checker.ts";
import { Entry } from "../engine/entry.ts";
import type { TokenGrant, TokenRequest, TokenService } from "../engine/token-service.ts";
import { type ClusterChecker, createClusterChecker } from "./cluster-checker.ts";

type Fallback = "local" | "pass" | "refuse";

const localBlock = new Block({ kind: "flow", resource: "r", ruleId: "f", reason: "locally" });

const entry = new Entry({ resource: "r", leave: () => {} }, { batch: 2 }, 0);

function openChecker(tokens: TokenService | undefined, fallback: Fallback = "local", local: Partial<Checker> = {}) {
  const rule = { id: "f", resource: "r", threshold: 5, cluster: { fallback } };
  return createClusterChecker(rule, { resource: "r", tokens }, { check: () => localBlock, ...local });
}

const verdictOf = async (checker: ClusterChecker) => (await checker.ask(entry))(entry, 0);

const granting = (grant: TokenGrant, asked: TokenRequest[] = []): TokenService => ({
  acquire: async (request) => {
    asked.push(request);
    return grant;
  },
});
const away: TokenService = { acquire: () => Promise.reject(new Error("away")) };

test("asks for the batch of the entry, by the rule's id, interval and threshold", async () => {
  const asked: TokenRequest[] = [];
  const checker = openChecker(granting({ granted: true }, asked));
  assert.equal(await verdictOf(checker), 0);
  assert.deepEqual(asked, [{ ruleId: "f", threshold: 5, intervalMs: 1000, count: 2 }]);
});

test("each resource that a pattern fits has a limit of its own, by the rule's name in blocks", async () => {
  const asked: TokenRequest[] = [];
  const tokens = granting({ granted: false, retryAfterMs: 7 }, asked);
  const rule = { id: "f", resource: "r.*", regex: true, threshold: 5, cluster: { fallback: "pass" as const } };
  for (const resource of ["r1", "r2"]) {
    const checker = createClusterChecker(rule, { resource, tokens }, { check: () => 0 });
    const verdict = await verdictOf(checker);
    assert.ok(verdict instanceof Block);
    assert.deepEqual([verdict.ruleId, verdict.resource], ["f", resource]);
  }
  assert.deepEqual(
    asked.map(({ ruleId }) => ruleId),
    ["f:r1", "f:r2"],
  );
});

test("a refusal is a block that says when to come again", async () => {
  const checker = openChecker(granting({ granted: false, retryAfterMs: 700 }));
  const verdict = await verdictOf(checker);
  assert.ok(verdict instanceof Block);
  assert.deepEqual([verdict.kind, verdict.ruleId, verdict.retryAfterMs], ["flow", "f", 700]);
  assert.equal(verdict.reason, "5 allowed in 1000 ms over the cluster");
});

for (const [name, tokens] of [
  ["unreachable", away],
  ["known to be unreachable", { ...away, known: () => "unreachable" as const }],
] as const) {
  test(`the limiter is ${name}: the rule says whether to check locally, pass or refuse`, async () => {
    const at = (fallback: Fallback, local?: Partial<Checker>) => verdictOf(openChecker(tokens, fallback, local));
    assert.equal(await at("local"), localBlock);
    assert.equal(await at("local", { check: () => 0 }), 0);
    assert.equal(await at("pass"), 0);
    const refused = await at("refuse", { check: () => 0 });
    assert.ok(refused instanceof Block);
    assert.equal(refused.reason, "the limiter of the cluster is unreachable");
  });
}

test("a process that is alone is checked locally, whatever the fallback", async () => {
  for (const tokens of [undefined, { ...away, known: () => "alone" as const }]) {
    for (const fallback of ["local", "pass", "refuse"] as const) {
      assert.equal(await verdictOf(openChecker(tokens, fallback)), localBlock);
      assert.equal(await verdictOf(openChecker(tokens, fallback, { check: () => 0 })), 0);
    }
  }
});

test("what is known is answered at once, without a promise", () => {
  const known = (answer: TokenGrant | "unreachable") => openChecker({ ...away, known: () => answer }, "pass");
  const refused = known({ granted: false, retryAfterMs: 9 });
  const late = refused.ask(entry);
  assert.ok(typeof late === "function");
  const verdict = late(entry, 0);
  assert.ok(verdict instanceof Block && verdict.retryAfterMs === 9);
  assert.equal(typeof known("unreachable").ask(entry), "function");
});

test("entries that lose the limiter together are checked locally one after another, each with what passed before", async () => {
  let passed = 0;
  const local: Checker = { check: () => (passed < 3 ? 0 : localBlock) };
  const checker = openChecker(away, "local", local);
  const verdicts = await Promise.all(
    Array.from({ length: 10 }, async () => {
      const late = await checker.ask(entry);
      const verdict = late(entry, 0);
      if (verdict === 0) passed += 1;
      return verdict;
    }),
  );
  assert.equal(verdicts.filter((verdict) => verdict === 0).length, 3);
});

test("a caller that cannot wait is checked locally, and the local checker hears what becomes of an entry", () => {
  const heard: string[] = [];
  const checker = openChecker(granting({ granted: true }), "refuse", {
    passed: () => heard.push("passed"),
    completed: () => heard.push("completed"),
    withdrawn: () => heard.push("withdrawn"),
  });
  assert.equal(checker.check(entry, 0), localBlock);
  for (const hook of ["passed", "completed", "withdrawn"] as const) checker[hook]?.(entry, 0);
  assert.deepEqual(heard, ["passed", "completed", "withdrawn"]);
});
