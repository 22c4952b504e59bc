import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { idsOf, type ProductReads, wanted } from "./product-search-stage.ts";

/** What words find, and how it is shown. */
export function searchWordTests(search: () => ProductReads): void {
  const found = async (words: string) => (await idsOf(search(), { words })).sort((left, right) => left - right);
  const highlights = async (words: string) =>
    new Map((await search().search(wanted({ words }))).hits.map((hit) => [hit.product.id, hit.highlight]));

  test("a word finds the products that have it, not those that share a character", async () => {
    assert.deepEqual(await found("黄瓜"), [5, 6]);
    assert.deepEqual(await found("茄子"), [3]);
    assert.deepEqual(await found("水果"), [5, 7, 8]);
    assert.ok(!(await found("西红柿")).includes(2));
  });

  test("a single character finds every product that has it", async () => {
    assert.deepEqual(await found("茄"), [3, 9]);
    assert.deepEqual(await found("瓜"), [5, 6]);
  });

  test("words apart or run together narrow the list down, over names, SKUs and categories", async () => {
    for (const words of ["寿光黄瓜", "寿光 黄瓜", "黄瓜，寿光", "黄瓜 3斤", "3斤黄瓜", "蔬菜 3斤"]) {
      assert.deepEqual(await found(words), [5], words);
    }
    assert.deepEqual(await found("3斤"), [5, 7]);
  });

  test("Latin letters find words, in either case and either width", async () => {
    for (const words of ["crisps", "CRI", "ｃｒｉｓｐ", "薯片 crisps", "50g"])
      assert.deepEqual(await found(words), [9], words);
    assert.deepEqual(await found("fruit"), [7, 8]);
  });

  test("other names of a thing find it too", async () => {
    const same = [
      ["番茄", "西红柿", "tomato", "Tomatoes"],
      ["土豆", "马铃薯", "potato"],
      ["青瓜", "黄瓜", "cucumber"],
    ];
    for (const [first = "", ...others] of same) {
      const ids = await found(first);
      assert.ok(ids.length > 0, first);
      for (const other of others) assert.deepEqual(await found(other), ids, other);
    }
    assert.deepEqual(await found("番茄"), [1, 9]);
  });

  test("a name that matches comes before a description that does", async () => {
    assert.deepEqual(await idsOf(search(), { words: "西兰花" }), [2, 9]);
  });

  test("what nothing fits finds honestly nothing", async () => {
    for (const words of ["牛肉", "西瓜", "xyzzy", "!?", "的"]) {
      const { hits, total } = await search().search(wanted({ words }));
      assert.deepEqual([hits, total], [[], 0], words);
    }
  });

  test("the highlight marks what was found and escapes everything", async () => {
    assert.equal((await highlights("西红柿")).get(1), "新鲜<em>西红柿</em>");
    assert.equal((await highlights("寿光黄瓜")).get(5), "<em>寿光</em>水果<em>黄瓜</em>");
    assert.equal((await highlights("茄")).get(3), "紫<em>茄</em>子");
    assert.equal((await highlights("马铃薯")).get(4), "精选<em>土豆</em>");
    assert.equal((await highlights("西兰花")).get(9), "番茄味薯片 Crisps 50g");
    assert.equal((await highlights("tom")).get(10), "<em>Tom</em> &amp; Jerry &lt;b&gt;果冻&lt;/b&gt;");
    assert.ok([...(await highlights("")).values()].every((html) => html === ""));
  });

  test("whatever is typed is only ever words", async () => {
    const hostile = [
      "<script>",
      "\"'\\",
      "a AND OR NOT *:*",
      "[",
      "((",
      "黄瓜*",
      "~1",
      "\u0000",
      "\ud800",
      "__proto__",
    ];
    const part = fc.oneof(fc.constantFrom(...hostile, "黄瓜", "茄", "3", "Tom", " "), fc.string({ maxLength: 9 }));
    const words = fc.array(part, { maxLength: 5 }).map((parts) => parts.join(""));
    await fc.assert(
      fc.asyncProperty(words, async (text) => {
        const { hits, total } = await search().search(wanted({ words: text }));
        assert.equal(hits.length, total);
        for (const { highlight } of hits) assert.doesNotMatch(highlight.replace(/<\/?em>/g, ""), /[<>"']/);
        await search().suggest(text, 10);
      }),
      { numRuns: 100 },
    );
  });

  test("suggestions begin with what is typed, or contain it, none twice", async () => {
    assert.deepEqual(await search().suggest("寿", 10), ["寿光水果黄瓜"]);
    assert.deepEqual(await search().suggest("旱黄", 10), ["旱黄瓜"]);
    assert.deepEqual((await search().suggest("黄瓜", 10)).sort(), ["寿光水果黄瓜", "旱黄瓜"].sort());
    assert.deepEqual((await search().suggest("红", 10))[0], "红富士苹果");
    assert.equal((await search().suggest("黄瓜", 1)).length, 1);
    assert.deepEqual(await search().suggest(" ", 10), []);
    assert.deepEqual(await search().suggest("蔬菜", 10), []);
  });
}
