import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { createManualClock } from "@mall/testkit";
import fc from "fast-check";
import type { RuleSet } from "../rules/rule-set.ts";
import { FlowBlockedError, type RuleKind } from "./block.ts";
import type { Entry } from "./entry.ts";
import { createFlowControl } from "./flow-control.ts";
import type { TokenRequest, TokenService } from "./token-service.ts";

const stage = (rules: RuleSet = {}, more: object = {}) => {
  const clock = createManualClock();
  return { clock, flow: createFlowControl({ clock, rules, ...more }) };
};
const figuresOf = (flow: ReturnType<typeof createFlowControl>, name: string) =>
  flow.figures().find(({ resource }) => resource === name);

describe("work that runs inside a resource", () => {
  test("counts as success or failure, however it ends, and leaves", async () => {
    const { clock, flow } = stage();
    const boom = new Error("boom");
    assert.equal(await flow.run("r", () => 1), 1);
    assert.equal(await flow.run("r", async () => 2), 2);
    // biome-ignore lint/suspicious/noThenProperty: what query builders return is no Promise, and is awaited like one
    const builder = { then: (resolve: (value: number) => void) => resolve(3) } as unknown as Promise<number>;
    assert.equal(await flow.run("r", () => builder), 3);
    const fail = () => {
      throw boom;
    };
    await assert.rejects(flow.run("r", fail), boom);
    await assert.rejects(
      flow.run("r", () => Promise.reject(boom)),
      boom,
    );
    await assert.rejects(flow.run("r", () => Promise.reject()));
    await assert.rejects(flow.run("r", fail, { isFailure: () => false }), boom);
    clock.advance(1);
    const { completePerSecond, errorPerSecond, concurrency } = figuresOf(flow, "r") ?? {};
    assert.deepEqual([completePerSecond, errorPerSecond, concurrency], [7, 3, 0]);
  });

  test("is not begun when a rule refuses", async () => {
    const { flow } = stage({ flow: [{ resource: "r", threshold: 0 }] });
    await assert.rejects(
      flow.run("r", () => assert.fail("was begun")),
      (error) =>
        error instanceof FlowBlockedError && error.block.kind === "flow" && /flow rule flow:r/.test(error.message),
    );
  });

  test("waits for its turn where throttling demands it, and leaves no timer behind", async () => {
    const flow = createFlowControl({
      rules: { flow: [{ resource: "r", threshold: 1000, control: "throttling", maxQueueingMs: 50 }] },
    });
    await Promise.all(Array.from({ length: 10 }, () => flow.run("r", () => {})));
    assert.deepEqual(
      process.getActiveResourcesInfo().filter((name) => name === "Timeout"),
      [],
    );
  });
});

test("an entry leaves once, with its batch", () => {
  const { flow } = stage({ isolation: [{ resource: "r", threshold: 5 }] });
  const three = flow.enter("r", { batch: 3 });
  assert.ok(three.passed);
  assert.equal(flow.enter("r", { batch: 3 }).passed, false);
  three.exit();
  three.exit();
  assert.equal(figuresOf(flow, "r")?.concurrency, 0);
});

test("rules are asked in order: authority, system, flow, isolation, hot parameter, breaker", () => {
  const refusing: Record<RuleKind, RuleSet> = {
    authority: { authority: [{ resource: "r", strategy: "deny", origins: ["me"] }] },
    system: { system: [{ metric: "concurrency", threshold: 0 }] },
    flow: { flow: [{ resource: "r", threshold: 0 }] },
    isolation: { isolation: [{ resource: "r", threshold: 0 }] },
    hotParameter: { hotParameter: [{ resource: "r", index: 0, threshold: 0 }] },
    breaker: { breaker: [{ resource: "r", strategy: "errorCount", threshold: 1, minRequests: 1 }] },
  };
  const order = Object.keys(refusing) as RuleKind[];
  for (let first = 0; first < order.length; first += 1) {
    const { flow } = stage(refusing.breaker);
    const entry = flow.enter("r");
    assert.ok(entry.passed);
    entry.exit(new Error("opens the breaker"));
    flow.setRules(Object.assign({}, ...order.slice(first).map((kind) => refusing[kind])));
    const refused = flow.enter("r", { origin: "me", inbound: true, args: ["x"] });
    assert.ok(!refused.passed);
    assert.equal(refused.kind, order[first]);
  }
});

test("a token of the cluster is asked for last: not for what is refused here anyway", async () => {
  const asked: TokenRequest[] = [];
  const tokens = {
    acquire: async (request: TokenRequest) => {
      asked.push(request);
      return { granted: true };
    },
  };
  const rules: RuleSet = {
    flow: [{ resource: "r", threshold: 5, cluster: { fallback: "refuse" } }],
    hotParameter: [{ resource: "r", key: "user", threshold: 1 }],
  };
  const { flow } = stage(rules, { tokens });
  const attachments = { user: 7 };
  assert.equal((await flow.acquire("r", { attachments })).passed, true);
  assert.equal((await flow.acquire("r", { attachments })).passed, false);
  assert.equal(asked.length, 1);
});

describe("a look whether a limit is used up", () => {
  const limit = { resource: "r", threshold: 2 };

  test("says so when nobody gets in any more, whatever the limit is measured by, and until the window is over", () => {
    for (const more of [{}, { cluster: { fallback: "refuse" as const } }, { statIntervalMs: 300 }]) {
      const { clock, flow } = stage({ flow: [{ ...limit, ...more }] });
      const seen = [0, 1, 2].map(() => [flow.exhausted("r"), flow.enter("r").passed]);
      assert.deepEqual(seen, [
        [false, true],
        [false, true],
        [true, false],
      ]);
      clock.advance(1000);
      assert.deepEqual([flow.exhausted("r"), flow.enter("r").passed], [false, true]);
    }
  });

  test("takes nothing and counts nothing, nor makes a resource", () => {
    const { flow } = stage({ flow: [limit] });
    for (let look = 0; look < 10; look += 1) flow.exhausted("r");
    assert.deepEqual(flow.figures(), []);
    assert.deepEqual([flow.enter("r").passed, flow.enter("r").passed], [true, true]);
    for (let look = 0; look < 10; look += 1) assert.equal(flow.exhausted("r"), true);
    assert.equal(figuresOf(flow, "r")?.blocked, 0);
  });

  test("asks no limiter of the cluster, and believes a refusal that still stands", () => {
    let known: ReturnType<Required<TokenService>["known"]>;
    const asked: TokenRequest[] = [];
    const tokens: TokenService = {
      acquire: (request) => {
        asked.push(request);
        return new Promise(() => {});
      },
      known: () => known,
    };
    const { flow } = stage({ flow: [{ ...limit, cluster: { fallback: "refuse" } }] }, { tokens });
    flow.enter("r");
    const seen = [undefined, "unreachable" as const, { granted: false, retryAfterMs: 5 }].map((answer) => {
      known = answer;
      return flow.exhausted("r");
    });
    assert.deepEqual([seen, asked], [[false, false, true], []]);
  });

  test("says nothing of rules that look at who comes, or that change by being asked", () => {
    const { flow } = stage({
      flow: [{ resource: "r", threshold: 2, strategy: "warmUp", warmUpPeriodSec: 10 }],
      hotParameter: [{ resource: "r", key: "user", threshold: 0 }],
      authority: [{ resource: "r", strategy: "deny", origins: ["bot"] }],
    });
    assert.deepEqual([flow.enter("r").passed, flow.enter("r").passed, flow.exhausted("r")], [true, false, false]);
  });
});

test("refusals of a crowd tell what was measured for each of them", () => {
  const { clock, flow } = stage({ flow: [{ resource: "r", threshold: 1 }] });
  const blocks: unknown[] = [];
  flow.observe({ blocked: ({ reason, value }) => blocks.push([reason, value]) });
  for (let each = 0; each < 3; each += 1) flow.enter("r");
  flow.setRules({ flow: [{ resource: "r", threshold: 0.5 }] });
  flow.enter("r");
  clock.advance(1000);
  flow.enter("r");
  assert.deepEqual(blocks, [
    ["1 passed of 1 allowed", 1],
    ["1 passed of 1 allowed", 1],
    ["1 passed of 0.5 allowed", 1],
    ["0 passed of 0.5 allowed", 0],
  ]);
});

test("wrong rules change nothing", () => {
  const { flow } = stage({ flow: [{ resource: "r", threshold: 0 }] });
  const wrong = { flow: [{ resource: "r", threshold: -1 }], isolation: [{ resource: "r", threshold: 9 }] };
  assert.throws(() => flow.setRules(wrong), /flow\.0\.threshold/);
  assert.equal(flow.enter("r").passed, false);
  assert.deepEqual(flow.rules(), { flow: [{ resource: "r", threshold: 0 }] });
});

test("a pattern gives each resource that it fits a limit of its own", () => {
  const { flow } = stage({ flow: [{ resource: "^user-", regex: true, threshold: 1 }] });
  const passed = ["user-1", "user-1", "user-2", "other"].map((name) => flow.enter(name).passed);
  assert.deepEqual(passed, [true, false, true, true]);
});

test("resources beyond the limit share one, unless they have a rule", () => {
  const { flow } = stage({ flow: [{ resource: "ruled", threshold: 0 }] }, { maxResources: 2 });
  for (const name of ["a", "b", "c", "d"]) assert.equal(flow.enter(name).passed, true);
  assert.equal(flow.enter("ruled").passed, false);
  assert.deepEqual(
    flow.figures().map(({ resource }) => resource),
    ["a", "b", "(others)", "ruled"],
  );
});

test("an observer that throws stops nothing, and one that is taken away hears no more", () => {
  const { flow } = stage({ flow: [{ resource: "r", threshold: 0 }] });
  let heard = 0;
  flow.observe({
    blocked: () => {
      throw new Error("a log that fails");
    },
  });
  const end = flow.observe({ blocked: () => (heard += 1) });
  flow.enter("r");
  end();
  flow.enter("r");
  assert.equal(heard, 1);
});

test("whatever enters and leaves, nobody stays inside and the totals add up", () => {
  const steps = fc.array(fc.record({ wait: fc.integer({ min: 0, max: 700 }), leave: fc.boolean(), batch: fc.nat(3) }));
  fc.assert(
    fc.property(steps, (script) => {
      const { clock, flow } = stage({
        flow: [{ resource: "r", threshold: 7 }],
        isolation: [{ resource: "r", threshold: 9 }],
        breaker: [{ resource: "r", strategy: "errorRatio", threshold: 0.5, minRequests: 3 }],
      });
      const inside: Entry[] = [];
      let asked = 0;
      for (const { wait, leave, batch } of script) {
        clock.advance(wait);
        asked += batch;
        const result = flow.enter("r", { batch });
        if (result.passed) inside.push(result);
        if (leave) inside.pop()?.exit(wait % 2 ? new Error("odd") : undefined);
        const held = inside.reduce((total: number, entry) => total + entry.batch, 0);
        assert.ok(held <= 9);
        assert.equal(figuresOf(flow, "r")?.concurrency, held);
      }
      for (const entry of inside) entry.exit();
      const { passed = 0, blocked = 0, concurrency = 0 } = figuresOf(flow, "r") ?? {};
      assert.deepEqual([passed + blocked, concurrency], [asked, 0]);
    }),
  );
});
