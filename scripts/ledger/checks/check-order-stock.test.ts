import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { kindsOf, sampleDossier, sampleOrder, sampleReservation } from "../dossier.fixture.ts";
import { checkOrderStock } from "./check-order-stock.ts";

const check = (status: number, state: string | undefined) =>
  checkOrderStock(
    sampleDossier({ order: sampleOrder({ status }), reservation: state ? sampleReservation(state) : [] }),
  );
const [UNPAID, PAID, CANCELLED, SHIPPED, COMPLETED, REFUNDED] = [0, 1, 2, 3, 4, 5];

describe("the units of an order", () => {
  test("are where its state says", () => {
    const good: [number, string | undefined][] = [
      ...([[UNPAID, "held"]] as [number, string][]),
      ...[PAID, SHIPPED, COMPLETED, REFUNDED].map((status): [number, string] => [status, "sold"]),
      [CANCELLED, "released"],
      [CANCELLED, undefined],
    ];
    for (const [status, state] of good) assert.deepEqual(check(status, state), [], `${status} ${state}`);
  });

  test("are found anywhere else, with the message that may mend it", () => {
    const bad: [number, string | undefined, string[]][] = [
      [UNPAID, "sold", []],
      [UNPAID, "released", []],
      [UNPAID, undefined, []],
      [PAID, "held", ["sell:100"]],
      [PAID, "released", []],
      [PAID, undefined, []],
      [CANCELLED, "held", ["release:100"]],
      [CANCELLED, "sold", ["release:100"]],
    ];
    for (const [status, state, letters] of bad) {
      const found = check(status, state);
      assert.deepEqual(kindsOf(found), ["order_differs_from_reservation"], `${status} ${state}`);
      assert.deepEqual(
        (found[0]?.awaits ?? []).map(({ id }) => id),
        letters,
        `${status} ${state}`,
      );
    }
  });

  test("are those that were ordered, however many lines there are", () => {
    const [item] = sampleDossier().items;
    assert.ok(item);
    const split = [
      { ...item, quantity: 1 },
      { ...item, line_no: 1, quantity: 1 },
    ];
    assert.deepEqual(checkOrderStock(sampleDossier({ items: split })), []);
    const [found] = checkOrderStock(sampleDossier({ items: [{ ...item, quantity: 3 }] }));
    assert.equal(found?.detail, "Order 100 is about 1×3, its reservation about 1×2 (SKU × units).");
  });
});

describe("units without an order", () => {
  const orphan = (state: string, placing = false) =>
    checkOrderStock(sampleDossier({ order: undefined, items: [], placing, reservation: sampleReservation(state) }));

  test("belong to an intent, or were given back", () => {
    assert.deepEqual(orphan("held", true), []);
    assert.deepEqual(orphan("released"), []);
  });

  test("are found when they belong to nobody", () => {
    assert.deepEqual(kindsOf(orphan("held")), ["reservation_without_order"]);
    assert.deepEqual(kindsOf(orphan("sold")), ["reservation_without_order"]);
  });
});

test("a reservation in two states, or without its whole, is torn", () => {
  const [whole, line] = sampleReservation("held");
  assert.ok(whole && line);
  for (const reservation of [[whole, { ...line, state: "sold" }], [line]]) {
    assert.deepEqual(kindsOf(checkOrderStock(sampleDossier({ reservation }))), ["reservation_torn"]);
  }
});

test("an order of a flash sale has no reservation", () => {
  const order = sampleOrder({ kind: "seckill" });
  assert.deepEqual(checkOrderStock(sampleDossier({ order, reservation: [] })), []);
});
