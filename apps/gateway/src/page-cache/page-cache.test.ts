import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { fail } from "@mall/kernel";
import { createLocalInvalidations } from "@mall/runtime";
import { createManualClock } from "@mall/testkit";
import fc from "fast-check";
import { createPageCache } from "./page-cache.ts";
import type { StoreLimits } from "./page-store.ts";

/** A cache, and a question that is answered with how often it was looked up. */
function open({ connected = true, limits }: { connected?: boolean; limits?: StoreLimits } = {}) {
  const clock = createManualClock();
  const hints = createLocalInvalidations();
  const state = { connected, looks: 0 };
  const invalidations = { hear: hints.hear, connected: () => state.connected };
  const cache = createPageCache({ clock, invalidations, ...(limits ? { limits } : {}) });
  const look = async (question = "list", lifeMs?: number) => {
    const told = await cache.get(
      question,
      async () => {
        state.looks += 1;
        return `${state.looks}`;
      },
      lifeMs === undefined ? {} : { lifeMs },
    );
    return `${told.page.body} ${told.how}`;
  };
  return { clock, cache, state, look, drop: () => hints.tell("catalogue") };
}

describe("a page", () => {
  test("is kept for five seconds while changes are told, counted from its question", async () => {
    const { clock, cache, look } = open();
    const slow = Promise.withResolvers<string>();
    const first = cache.get("list", () => slow.promise);
    clock.advance(900);
    slow.resolve("slow");
    await first;
    clock.advance(4099);
    assert.equal(await look(), "slow hit");
    clock.advance(1);
    assert.equal(await look(), "1 filled");
  });

  test("is kept for 200 ms while they are not, what was kept before too", async () => {
    const { clock, state, look } = open();
    await look();
    clock.advance(199);
    state.connected = false;
    assert.equal(await look(), "1 hit");
    clock.advance(1);
    assert.equal(await look(), "2 filled");
  });

  test("may have a shorter life of its own", async () => {
    const { clock, look } = open();
    await look("home", 100);
    clock.advance(99);
    assert.equal(await look("home", 100), "1 hit");
    clock.advance(1);
    assert.equal(await look("home", 100), "2 filled");
  });

  test("is dropped at once by a change; one asked for before it is not kept", async () => {
    const { cache, look, drop } = open();
    const slow = Promise.withResolvers<string>();
    const before = cache.get("list", () => slow.promise);
    drop();
    assert.equal(await look(), "1 filled");
    slow.resolve("as it was");
    assert.equal(String((await before).page.body), "as it was");
    assert.equal(await look(), "1 hit");
    drop();
    assert.equal(await look(), "2 filled");
  });

  test("does not outlive a clock that goes back", async () => {
    const { clock, look } = open();
    await look();
    clock.advance(-1);
    assert.equal(await look(), "2 filled");
  });
});

describe("those who ask the same at a time", () => {
  test("wait for one look", async () => {
    const { look } = open();
    const told = await Promise.all([look(), look("other"), look()]);
    assert.deepEqual(told, ["1 filled", "2 filled", "1 filled"]);
  });

  test("all hear of its failure, which is not kept", async () => {
    const { cache, look } = open();
    const failing = () => cache.get("list", () => Promise.reject(fail("service_unavailable")));
    const both = await Promise.allSettled([failing(), failing()]);
    assert.deepEqual(
      both.map(({ status }) => status),
      ["rejected", "rejected"],
    );
    assert.equal(await look(), "1 filled");
  });

  test("begin anew when it takes long: its deadline is not theirs", async () => {
    const { clock, cache, look } = open();
    const slow = Promise.withResolvers<string>();
    const first = cache.get("list", () => slow.promise);
    clock.advance(1000);
    assert.equal(await look(), "1 filled");
    slow.resolve("slow");
    await first;
    assert.equal(await look(), "1 hit");
  });

  test("share the next look, not the one under way, where a page must show what was there before they asked", async () => {
    const { cache, look } = open();
    const slow = Promise.withResolvers<string>();
    const first = cache.get("detail", () => slow.promise, { lifeMs: 0 });
    const later = [look("detail", 0), look("detail", 0), look("detail", 0)];
    slow.resolve("before");
    assert.equal(String((await first).page.body), "before");
    assert.deepEqual(await Promise.all(later), ["1 filled", "1 filled", "1 filled"]);
    assert.equal(await look("detail", 0), "2 filled");
  });
});

describe("while nobody answers", () => {
  const away = () => Promise.reject(fail("service_unavailable"));

  test("the last page stands in, for ten minutes", async () => {
    const { clock, cache, look, drop } = open();
    await assert.rejects(cache.get("list", away), { slug: "service_unavailable" });
    await look();
    drop();
    assert.equal((await cache.get("list", away)).how, "stale");
    clock.advance(600_000);
    assert.equal((await cache.get("list", away)).how, "stale");
    await assert.rejects(cache.get("another", away), { slug: "service_unavailable" });
    clock.advance(1);
    await assert.rejects(cache.get("list", away), { slug: "service_unavailable" });
  });

  test("a refusal is an answer, after which the page does not stand in any more", async () => {
    const { clock, cache, look } = open();
    await look("detail");
    clock.advance(5000);
    const gone = () => Promise.reject(fail("product_not_found"));
    await assert.rejects(cache.get("detail", gone), { slug: "product_not_found" });
    await assert.rejects(cache.get("detail", away), { slug: "service_unavailable" });
  });
});

test("whatever happens in whatever order, no page is older than a change told before the question", async () => {
  const event = fc.oneof(
    fc.record({
      kind: fc.constant("ask" as const),
      question: fc.constantFrom("a", "b"),
      lifeMs: fc.constantFrom(0, 5000),
    }),
    fc.record({ kind: fc.constant("change" as const) }),
    fc.record({ kind: fc.constant("finish" as const), which: fc.nat(5) }),
    fc.record({ kind: fc.constant("wait" as const), ms: fc.nat(6000) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(event, { maxLength: 40 }), async (events) => {
      const { clock, cache, drop } = open();
      let version = 0;
      const looks: (() => void)[] = [];
      const checks: Promise<void>[] = [];
      const look = () => {
        const seen = version;
        return new Promise<string>((resolve) => looks.push(() => resolve(`${seen}`)));
      };
      for (const each of events) {
        if (each.kind === "change") {
          version += 1;
          drop();
        } else if (each.kind === "finish") looks.splice(each.which, 1)[0]?.();
        else if (each.kind === "wait") clock.advance(each.ms);
        else {
          const least = version;
          const { question, lifeMs } = each;
          const told = cache.get(`${question}${lifeMs}`, look, { lifeMs });
          checks.push(told.then(({ page }) => assert.ok(Number(page.body) >= least, `${page.body} < ${least}`)));
        }
        await new Promise(setImmediate);
      }
      while (looks.length > 0) {
        looks.shift()?.();
        await new Promise(setImmediate);
      }
      await Promise.all(checks);
    }),
    { numRuns: 50 },
  );
});
