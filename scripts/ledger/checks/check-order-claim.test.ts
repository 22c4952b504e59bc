import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { kindsOf, sampleClaim, sampleDossier, sampleOrder } from "../dossier.fixture.ts";
import type { Claim } from "../dossier.ts";
import { checkClaim, checkOrderClaim } from "./check-order-claim.ts";

const running = { since: 4000, cleared: false };
const order = (status: number) => sampleOrder({ kind: "seckill", status });
const check = (status: number, claim: Claim | undefined, sale: typeof running | undefined = running) =>
  checkOrderClaim(sampleDossier({ order: order(status), claim, reservation: [] }), sale);

describe("the place of an order", () => {
  test("is as the order is", () => {
    for (const [status, states] of [
      [0, ["pending", "handed_on"]],
      [1, ["sold"]],
      [3, ["sold"]],
      [4, ["sold"]],
      [2, ["released"]],
    ] as const) {
      for (const state of ["pending", "handed_on", "sold", "released"]) {
        const expected = (states as readonly string[]).includes(state) ? [] : ["order_differs_from_claim"];
        assert.deepEqual(kindsOf(check(status, sampleClaim(state))), expected, `${status} ${state}`);
      }
    }
  });

  test("waits for the message that settles it", () => {
    assert.deepEqual(check(1, sampleClaim("handed_on"))[0]?.awaits, [{ queue: "stock.command.queue", id: "sell:100" }]);
    assert.deepEqual(check(2, sampleClaim("sold"))[0]?.awaits, [{ queue: "stock.command.queue", id: "release:100" }]);
    assert.equal(check(0, sampleClaim("released"))[0]?.awaits, undefined);
  });

  test("has to be there when the sale is older than the order", () => {
    assert.deepEqual(kindsOf(check(0, undefined)), ["order_without_claim"]);
    assert.deepEqual(kindsOf(check(0, undefined, { ...running, since: 5000 })), ["order_without_claim"]);
    assert.deepEqual(check(0, undefined, { ...running, since: 5001 }), []);
    assert.deepEqual(checkOrderClaim(sampleDossier({ order: order(0) }), undefined), []);
  });

  test("may be gone with all others once the order is settled", () => {
    assert.deepEqual(check(1, undefined, { ...running, cleared: true }), []);
    assert.deepEqual(kindsOf(check(0, undefined, { ...running, cleared: true })), ["order_without_claim"]);
  });

  test("is none of an ordinary order's concern", () => {
    assert.deepEqual(checkOrderClaim(sampleDossier(), running), []);
  });
});

describe("a claim", () => {
  test("has an order, or was given back", () => {
    for (const state of ["pending", "handed_on", "sold"]) {
      assert.deepEqual(checkClaim(sampleClaim(state), true), []);
      assert.deepEqual(kindsOf(checkClaim(sampleClaim(state), false)), ["claim_without_order"]);
    }
    assert.deepEqual(checkClaim(sampleClaim("released"), false), []);
  });

  test("without an order is on its way while it is pending", () => {
    assert.equal(checkClaim(sampleClaim("pending"), false)[0]?.underWay, true);
    assert.equal(checkClaim(sampleClaim("handed_on"), false)[0]?.underWay, false);
  });
});
