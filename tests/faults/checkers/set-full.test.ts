import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Seen } from "../history.ts";
import { checkedOf, type Line, ordinaryOf } from "./checked.fixture.ts";
import { setFull } from "./set-full.ts";

const read = (seen: Seen): Line[] => [
  [1, "read", "invoke", { orderNo: "A" }, 1],
  [1, "read", "ok", { orderNo: "A", seen }, 1],
];
const told: Line = [1, "create", "ok", { items: [], orderNo: "A" }];
const found = (...of: Parameters<typeof checkedOf>) => setFull(checkedOf(...of)).map(({ detail }) => detail);

describe("set-full", () => {
  test("is content with an order that is absent before it is known, and present afterwards", () => {
    assert.deepEqual(found([...read("absent"), told, ...read("unpaid")]), []);
  });

  test("says nothing of a reading that began before the order was known", () => {
    const [invoke, ok] = read("absent");
    if (invoke && ok) assert.deepEqual(found([invoke, told, ok]), []);
  });

  test("finds a stale order with the moment", () => {
    const lines = [told, ...read("absent"), ...read("unpaid")];
    assert.match(
      found(lines, { orders: [ordinaryOf()] })[0] ?? "",
      /A is stale: known at 0 ms, absent at 20 ms \(1 times\)/,
    );
  });

  test("finds a lost one, also when it was known by a reading alone", () => {
    assert.match(found([...read("unpaid"), ...read("absent")])[0] ?? "", /A is lost/);
    const ordered: Line = [1, "result", "ok", { orderNo: "A", place: "ordered" }];
    assert.match(found([ordered, ...read("absent")])[0] ?? "", /A is lost/);
  });

  test("knows nothing by a reading that failed", () => {
    const failed: Line[] = [
      [1, "read", "invoke", { orderNo: "A" }, 1],
      [1, "read", "info", { orderNo: "A" }, 1],
    ];
    assert.deepEqual(found([told, ...failed]), []);
  });
});
