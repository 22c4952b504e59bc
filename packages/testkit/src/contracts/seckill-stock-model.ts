import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { booksOf, onSale, type SeckillScene, type SeckillStockPort, tryOnce } from "./seckill-stock-stage.ts";

type Step =
  | { do: "reserve"; userId: number }
  | { do: "release" | "sell" | "confirm"; pick: number }
  | { do: "prepare"; stock: number; limitPerUser: number }
  | { do: "reopen" };

const pick = fc.nat({ max: 30 });
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("reserve" as const), userId: fc.integer({ min: 1, max: 4 }) }) },
  {
    weight: 4,
    arbitrary: fc.record({ do: fc.constantFrom("release" as const, "sell" as const, "confirm" as const), pick }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      do: fc.constant("prepare" as const),
      stock: fc.nat({ max: 4 }),
      limitPerUser: fc.integer({ min: 1, max: 2 }),
    }),
  },
  { weight: 1, arbitrary: fc.constant({ do: "reopen" as const }) },
);

interface Place {
  userId: number;
  sold: boolean;
}

/** The stock as simple as it can be written: places held, by order number. */
function createModel() {
  let sale = { initial: 0, limitPerUser: 1 };
  let places = new Map<string, Place>();
  const held = (userId: number) => [...places.values()].filter((place) => place.userId === userId).length;
  return {
    prepare: (initial: number, limitPerUser: number) => {
      sale = { initial, limitPerUser };
      places = new Map();
    },
    expected: (userId: number) => {
      if (held(userId) >= sale.limitPerUser) return "already_bought";
      return places.size < sale.initial ? "reserved" : "sold_out";
    },
    add: (orderNo: string, userId: number) => void places.set(orderNo, { userId, sold: false }),
    release: (orderNo: string) => void places.delete(orderNo),
    sell: (orderNo: string) => {
      const place = places.get(orderNo);
      if (place) place.sold = true;
    },
    books: () => {
      const sold = [...places.values()].filter((place) => place.sold).length;
      return { initial: sale.initial, free: sale.initial - places.size, held: places.size - sold, sold };
    },
  };
}

/** Any history keeps the books: initial = free + held + sold, and nothing of them is ever negative. */
export function seckillModelTests(scene: () => SeckillScene): void {
  test("any history of attempts, releases, sales, rounds and restarts keeps the books", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 40 }), (steps) => follow(scene(), steps)),
      { numRuns: 40 },
    );
  });
}

async function follow(scene: SeckillScene, steps: readonly Step[]): Promise<void> {
  const model = createModel();
  const issued: string[] = [];
  let { stock } = scene.stage;
  const prepare = async (units: number, limitPerUser: number) => {
    await onSale(scene, units, { limitPerUser });
    model.prepare(units, limitPerUser);
  };
  await prepare(3, 1);
  for (const each of steps) {
    if (each.do === "reopen") stock = await scene.stage.reopen();
    else if (each.do === "prepare") await prepare(each.stock, each.limitPerUser);
    else if (each.do === "reserve") {
      const outcome = await tryOnce(stock, each.userId);
      assert.equal(outcome.kind, model.expected(each.userId));
      if (outcome.kind !== "reserved") continue;
      model.add(outcome.orderNo, each.userId);
      issued.push(outcome.orderNo);
    } else await settle(each, stock, model, issued[each.pick % Math.max(1, issued.length)]);
    assert.deepEqual(await booksOf(stock), model.books());
  }
  assert.equal(new Set(issued).size, issued.length);
}

async function settle(
  { do: action }: { do: "release" | "sell" | "confirm" },
  stock: SeckillStockPort,
  model: ReturnType<typeof createModel>,
  orderNo: string | undefined,
): Promise<void> {
  if (orderNo === undefined) return;
  if (action === "confirm") await stock.confirm([orderNo]);
  else if (action === "sell" && (await stock.sell(orderNo))) model.sell(orderNo);
  else if (action === "release" && (await stock.release(orderNo))) model.release(orderNo);
}
