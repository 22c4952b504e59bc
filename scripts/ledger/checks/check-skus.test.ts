import assert from "node:assert/strict";
import { test } from "node:test";
import { kindsOf } from "../dossier.fixture.ts";
import type { ReservationRow } from "../sql/tables.ts";
import { checkSkus, countReserved } from "./check-skus.ts";

const row = (sku_id: number, quantity: number, state: string): ReservationRow => ({
  ...{ reservation_id: "1", sku_id, quantity, state },
});
const sku = { id: 1, initial_stock: 10, stock: 4, held: 3, sold: 3 };

function reserved(...rows: ReservationRow[]) {
  const units = countReserved();
  units.add(rows);
  return units;
}

test("held and sold are what reservations say; the row of the whole and what was released count for nothing", () => {
  const rows = [row(0, 0, "held"), row(1, 1, "held"), row(1, 2, "held"), row(1, 3, "sold"), row(1, 4, "released")];
  assert.deepEqual(checkSkus([sku], reserved(...rows)), []);
});

test("a SKU that says otherwise is found, and a reservation of a SKU that is gone", () => {
  const rows = [row(1, 3, "held"), row(1, 2, "sold")];
  assert.deepEqual(kindsOf(checkSkus([sku], reserved(...rows))), ["stock_differs_from_reservations"]);
  assert.deepEqual(kindsOf(checkSkus([sku], reserved())), ["stock_differs_from_reservations"]);
  const lost = checkSkus([], reserved(row(9, 1, "held")));
  assert.deepEqual(lost, [
    { kind: "reservation_of_no_sku", skuId: 9, detail: "Reservations have units of SKU 9, which is not there." },
  ]);
});
