import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { booksOf, newReservation, newSkus, type StockStage } from "./stock-stage.ts";

interface WantedLine {
  /** 0 and 1 exist. */
  sku: number;
  quantity: number;
}

type Step = { do: "reserve"; pick: number; lines: WantedLine[] } | { do: "release" | "sell"; pick: number };

const STOCKS = [4, 7];
const pick = fc.nat({ max: 4 });
const line: fc.Arbitrary<WantedLine> = fc.record({ sku: fc.nat({ max: 1 }), quantity: fc.integer({ min: 1, max: 3 }) });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      do: fc.constant("reserve" as const),
      pick,
      lines: fc.array(line, { minLength: 1, maxLength: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("release" as const, "sell" as const), pick }) },
);

/** The stock as simple as it can be written: a free count a SKU, and what each reservation took. */
function createModel() {
  const free = [...STOCKS];
  const reservations = new Map<number, { state: "held" | "released" | "sold"; wanted: number[] }>();
  const sumOf = (lines: readonly WantedLine[]) =>
    STOCKS.map((_, sku) => lines.filter((each) => each.sku === sku).reduce((sum, each) => sum + each.quantity, 0));
  const give = (wanted: readonly number[], sign: 1 | -1) => {
    for (const [sku, quantity] of wanted.entries()) free[sku] = (free[sku] ?? 0) + sign * quantity;
  };
  const inState = (sku: number, state: string) =>
    [...reservations.values()]
      .filter((each) => each.state === state)
      .reduce((sum, each) => sum + (each.wanted[sku] ?? 0), 0);
  return {
    reserve: (id: number, lines: readonly WantedLine[]): string => {
      const wanted = sumOf(lines);
      const known = reservations.get(id);
      if (known?.state === "released") return "closed";
      if (known) return String(known.wanted) === String(wanted) ? "reserved" : "different_lines";
      if (wanted.some((quantity, sku) => quantity > (free[sku] ?? 0))) return "insufficient";
      give(wanted, -1);
      reservations.set(id, { state: "held", wanted });
      return "reserved";
    },
    settle: (id: number, action: "release" | "sell"): boolean => {
      const known = reservations.get(id);
      if (!known && action === "release") reservations.set(id, { state: "released", wanted: [] });
      if (!known) return action === "release";
      if (known.state !== "held") return false;
      known.state = action === "release" ? "released" : "sold";
      if (action === "release") give(known.wanted, 1);
      return true;
    },
    books: () => STOCKS.map((_, sku) => `${free[sku]}/${inState(sku, "held")}/${inState(sku, "sold")}`),
  };
}

/** Any history of reservations, releases and sales gives what the simple model gives. */
export function stockModelTests(stage: () => StockStage): void {
  test("any history answers and counts as the model does", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 30 }), (steps) => follow(stage(), steps)),
      { numRuns: 60 },
    );
  });
}

async function follow(stage: StockStage, steps: readonly Step[]): Promise<void> {
  const model = createModel();
  const skuIds = await newSkus(stage, ...STOCKS);
  const ids = Array.from({ length: 5 }, newReservation);
  for (const each of steps) {
    const id = ids[each.pick] ?? "";
    if (each.do === "reserve") {
      const lines = each.lines.map(({ sku, quantity }) => ({ skuId: skuIds[sku] ?? 0, quantity }));
      assert.equal((await stage.stock.reserve(id, lines)).kind, model.reserve(each.pick, each.lines));
    } else {
      assert.equal(await stage.stock[each.do](id), model.settle(each.pick, each.do));
    }
    assert.deepEqual(await booksOf(stage, skuIds), model.books());
  }
}
