import assert from "node:assert/strict";
import { test } from "node:test";
import { idsOf, type ProductSearchPort, SHELF, wanted } from "./product-search-stage.ts";

/** The index is in step with every change. */
export function searchChangeTests(search: () => ProductSearchPort): void {
  const [tomato] = SHELF;
  if (!tomato) throw new Error("the shelf is empty");

  test("a product that was added is found at once", async () => {
    assert.deepEqual(await idsOf(search(), { words: "莲藕" }), []);
    await search().put([{ ...tomato, id: 77, name: "洪湖莲藕" }]);
    assert.deepEqual(await idsOf(search(), { words: "莲藕" }), [77]);
    assert.equal((await search().search(wanted())).total, SHELF.length + 1);
  });

  test("a product that was changed is found by what it is now, not by what it was", async () => {
    const changed = {
      ...tomato,
      name: "洪湖莲藕",
      priceCents: 9900,
      revision: 2,
      skus: [{ id: 10, name: "整根", priceCents: 9900 }],
    };
    await search().put([changed]);
    assert.deepEqual(await idsOf(search(), { words: "新鲜" }), []);
    assert.deepEqual(await idsOf(search(), { words: "整根" }), [1]);
    assert.deepEqual(await idsOf(search(), { minPriceCents: 9900 }), [1]);
    const { hits, total, prices } = await search().search(wanted());
    assert.deepEqual(hits[0]?.product, changed);
    assert.equal(total, SHELF.length);
    assert.deepEqual(
      prices.map(({ count }) => count),
      [2, 4, 2, 2],
    );
    assert.deepEqual(await search().suggest("新鲜", 10), []);
  });

  test("a product that was removed is gone at once, and may be removed again", async () => {
    assert.deepEqual(await idsOf(search(), { words: "紫茄子" }), [3]);
    await search().remove(3, 2);
    await search().remove(3, 2);
    assert.deepEqual(await idsOf(search(), { words: "紫茄子" }), []);
    assert.equal((await search().search(wanted())).total, SHELF.length - 1);
    assert.deepEqual(await search().suggest("紫茄", 10), []);
  });

  test("what comes late never replaces what is newer", async () => {
    const renamed = { ...tomato, name: "洪湖莲藕", revision: 3 };
    await search().put([renamed]);
    await search().put([{ ...renamed, name: "旧名", revision: 2 }]);
    await search().remove(tomato.id, 2);
    assert.deepEqual(await idsOf(search(), { words: "莲藕" }), [1]);
    assert.deepEqual(await idsOf(search(), { words: "旧名" }), []);
    await search().remove(tomato.id, 4);
    await search().put([renamed]);
    assert.deepEqual(await idsOf(search(), { words: "莲藕" }), []);
    await search().put([{ ...renamed, revision: 5 }]);
    assert.deepEqual(await idsOf(search(), { words: "莲藕" }), [1]);
  });

  test("what is put after a removal that overtook it stays away", async () => {
    await search().remove(78, 2);
    await search().put([{ ...tomato, id: 78, name: "洪湖莲藕", revision: 1 }]);
    assert.deepEqual(await idsOf(search(), { words: "莲藕" }), []);
  });

  test("putting the same again changes nothing", async () => {
    await search().put(SHELF);
    assert.equal((await search().search(wanted())).total, SHELF.length);
    assert.deepEqual(await idsOf(search(), { words: "紫茄子" }), [3]);
  });
}
