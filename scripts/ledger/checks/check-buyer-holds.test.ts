import assert from "node:assert/strict";
import { test } from "node:test";
import { checkBuyerHolds } from "./check-buyer-holds.ts";

test("a buyer has as many unpaid orders as are counted", () => {
  const unpaidOf = new Map([
    [7, 2],
    [8, 1],
  ]);
  const holds = [7, 8].map((user_id) => ({ user_id, unpaid: unpaidOf.get(user_id) ?? 0 }));
  assert.deepEqual(checkBuyerHolds(holds, unpaidOf), []);
  assert.deepEqual(
    checkBuyerHolds(
      [
        { user_id: 7, unpaid: 3 },
        { user_id: 9, unpaid: -1 },
      ],
      unpaidOf,
    ).map(({ detail }) => detail),
    [
      "Buyer 7 has 2 unpaid orders, buyer_holds says 3.",
      "Buyer 9 has 0 unpaid orders, buyer_holds says -1.",
      "Buyer 8 has 1 unpaid orders, buyer_holds says 0.",
    ],
  );
});
