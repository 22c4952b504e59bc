import assert from "node:assert/strict";
import { test } from "node:test";
import type { Column } from "./actions.ts";
import type { Heard } from "./ask.ts";
import type { Row } from "./row.ts";
import { summaryOf } from "./summary.ts";

const met = (column: Column, name: string, heard: Partial<Heard>) => ({
  action: { column, name, question: () => undefined },
  heard: { ...{ status: 200, stale: false, retryAfter: undefined, error: "", data: {}, ms: 10 }, ...heard },
});
const row = (of: Partial<Row>): Row => ({
  ...{ trouble: { dependency: "MySQL", state: "down", breakerDue: false }, met: [], opened: undefined },
  ...{ ordersLater: false, wellAfterMs: 0, ...of },
});
const opened = (afterMs: number) => ({ service: "gateway", resource: "redis", at: 0, afterMs });

test("what is answered alike is told once, what is not by its name; the slowest is named", () => {
  const { seen, slowest, wrong } = summaryOf(
    row({
      met: [
        met("browse", "list", { stale: true }),
        met("browse", "home", { stale: true }),
        met("cart", "cart", { status: 503, retryAfter: 1 }),
        met("cart", "add to cart", { ms: 4000 }),
        met("sale", "place", {}),
      ],
      ordersLater: true,
    }),
  );
  assert.equal(seen.browse, "from memory");
  assert.equal(seen.cart, "cart: 503, come again in 1 s; add to cart: late (4.0 s)");
  assert.equal(seen.sale, "as always; orders come later");
  assert.deepEqual(slowest, { name: "add to cart", p99: 4000 });
  assert.deepEqual(wrong, []);
});

test("wrong is a failure of ours, an answer after the deadline, a breaker that stays closed too long", () => {
  const trouble = { dependency: "Redis", state: "down", breakerDue: true } as const;
  assert.match(summaryOf(row({ met: [met("pay", "pay", { status: 500 })] })).wrong.join(), /pay: wrong: 500/);
  assert.match(summaryOf(row({ met: [met("pay", "pay", { ms: 5000 })] })).wrong.join(), /pay took 5000 ms/);
  assert.match(summaryOf(row({ trouble })).wrong.join(), /no breaker opened/);
  assert.match(summaryOf(row({ trouble, opened: opened(10_001) })).wrong.join(), /no breaker opened/);
  assert.deepEqual(summaryOf(row({ trouble, opened: opened(10_000) })).wrong, []);
});
