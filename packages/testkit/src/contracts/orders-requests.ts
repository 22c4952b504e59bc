import assert from "node:assert/strict";
import { test } from "node:test";
import { COMMANDS, cancelling, MADE_AT, type OrdersStage, placed, unpaidOrder, waiting } from "./orders-stage.ts";

const request = (key: string, fingerprint = "wish") => ({ request: { key, fingerprint } });

/** Requests that are said again. */
export function requestTests(current: () => OrdersStage): void {
  test("twenty racing creations of one request are one order, and the others' stock goes back", async () => {
    const names = Array.from({ length: 20 }, (_, index) => `A${index}`);
    const all = await Promise.all(
      names.map((orderNo) => placed(current(), unpaidOrder(orderNo), { ...request("k"), maxUnpaid: 1 })),
    );
    const first = names[all.findIndex(({ kind }) => kind === "placed")] ?? "none";
    const others = all.filter(({ kind }) => kind !== "placed");
    assert.equal(others.length, 19);
    for (const each of others) assert.deepEqual(each, { kind: "repeated", orderNo: first, fingerprint: "wish" });
    assert.deepEqual(await current().requests.find(7, "k"), { orderNo: first, fingerprint: "wish" });
    assert.deepEqual(
      await waiting(current(), COMMANDS),
      names
        .filter((name) => name !== first)
        .map((name) => `release:${name}`)
        .sort(),
    );
  });

  test("a request is its buyer's own, and another wish under its key is told from it", async () => {
    const { requests } = current();
    await placed(current(), unpaidOrder("A1"), request("k"));
    assert.equal((await placed(current(), unpaidOrder("B1", { userId: 8 }), request("k"))).kind, "placed");
    const other = await placed(current(), unpaidOrder("A2"), request("k", "other wish"));
    assert.deepEqual(other, { kind: "repeated", orderNo: "A1", fingerprint: "wish" });
    assert.equal(await requests.find(9, "k"), undefined);
  });

  test("a request answers its order also after that ended; one that was refused is free for another try", async () => {
    const { orders, requests } = current();
    const order = unpaidOrder("A1");
    await placed(current(), order, request("k"));
    assert.equal((await placed(current(), unpaidOrder("A2"), { ...request("k2"), maxUnpaid: 1 })).kind, "too_many");
    assert.equal(await requests.find(7, "k2"), undefined);
    await orders.apply([cancelling(order, "buyer")]);
    assert.equal((await placed(current(), unpaidOrder("A3"), { ...request("k2"), maxUnpaid: 1 })).kind, "placed");
    assert.equal((await placed(current(), unpaidOrder("A4"), request("k"))).kind, "repeated");
  });

  test("requests are forgotten by age, the oldest first, some at a time", async () => {
    const { requests } = current();
    for (let age = 0; age < 5; age += 1) {
      await placed(current(), unpaidOrder(`A${age}`, { createdAt: MADE_AT - age }), request(`k${age}`));
    }
    const known = async () => {
      const found = await Promise.all([0, 1, 2, 3, 4].map((age) => requests.find(7, `k${age}`)));
      return found.flatMap((each) => each?.orderNo ?? []);
    };
    assert.equal(await requests.forget(MADE_AT, 2), 2);
    assert.deepEqual(await known(), ["A0", "A1", "A2"]);
    assert.equal(await requests.forget(MADE_AT, 10), 2);
    assert.equal(await requests.forget(MADE_AT, 10), 0);
    assert.deepEqual(await known(), ["A0"]);
  });
}
