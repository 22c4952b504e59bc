import assert from "node:assert/strict";
import { describe, test } from "node:test";
import type { Books } from "../../../scripts/ledger/ledger-report.ts";
import { bank } from "./bank.ts";
import { checkedOf, orderOf, ordinaryOf } from "./checked.fixture.ts";

const stock = (free: number, held: number, sold: number, pool: Books["pool"] = "catalogue"): Books => {
  return { skuId: pool === "sale" ? 2 : 5, pool, initial: 10, free, held, sold };
};
const ledgerOf = (...books: Books[]) => ({ ...checkedOf([]).state.ledger, books });

describe("bank", () => {
  test("is content when every reading adds up and the last one is what buyers see", () => {
    const reading = { books: [stock(8, 2, 0)] };
    const state = { orders: [ordinaryOf()], ledger: ledgerOf(stock(8, 0, 2)) };
    assert.deepEqual(bank(checkedOf([[0, "ledger", "ok", reading]], state)), []);
  });

  test("finds one reading among many that does not add up, for good", () => {
    const checked = checkedOf([
      [0, "ledger", "ok", { books: [stock(10, 0, 0)] }],
      [0, "ledger", "ok", { books: [stock(9, 0, 0)] }],
      [0, "ledger", "fail", {}],
    ]);
    const [finding, ...others] = bank(checked);
    assert.match(finding?.detail ?? "", /SKU 5 \(catalogue\) does not add up: initial 10, free 9/);
    assert.deepEqual([finding?.final, others], [true, []]);
  });

  test("finds an account below zero although the sum is right", () => {
    const [finding] = bank(checkedOf([], { ledger: ledgerOf(stock(11, -1, 0)) }));
    assert.match(finding?.detail ?? "", /less than nothing/);
  });

  test("finds units that are held for nobody, which time may mend", () => {
    const [finding] = bank(checkedOf([], { ledger: ledgerOf(stock(8, 2, 0)) }));
    assert.match(finding?.detail ?? "", /2 held and 0 sold, but buyers see 0 unpaid and 0 paid/);
    assert.equal(finding?.final, false);
  });

  test("counts orders of earlier rounds for the catalogue, and places for the sale alone", () => {
    const state = {
      orders: [orderOf()],
      earlier: [ordinaryOf(), orderOf({ orderNo: "SK-9-2-a" })],
      ledger: ledgerOf(stock(8, 0, 2), stock(9, 0, 1, "sale")),
    };
    assert.deepEqual(bank(checkedOf([], state)), []);
  });
});
