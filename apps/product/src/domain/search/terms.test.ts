import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, namesMeant } from "./synonyms.ts";
import { fits, indexTerms, readQuery } from "./terms.ts";

test("a text is indexed by its characters, numbers, words and pairs of neighbours", () => {
  assert.deepEqual(
    new Set(indexTerms("旱黄瓜 3斤装 Fresh", "every_character")),
    new Set(["旱", "黄", "瓜", "3", "斤", "装", "fresh", "旱黄", "黄瓜", "3斤", "斤装"]),
  );
});

test("a long text is indexed without its single characters, but with what stands alone", () => {
  assert.deepEqual(new Set(indexTerms("脆 黄瓜 5 个a", "pairs")), new Set(["脆", "黄瓜", "5", "个", "a"]));
});

test("a query asks for pairs that leave out no character", () => {
  assert.deepEqual(readQuery("西红柿").clauses, [["西红"], ["西红", "红柿"], ["红柿"]]);
  assert.deepEqual(readQuery("茄").clauses, [["茄"]]);
  assert.deepEqual(readQuery("ＡＢＣ 2.5kg").clauses, [["abc"], ["2.5"], ["kg"]]);
  assert.deepEqual(readQuery(" !？ ").clauses, []);
});

test("a product without the middle pair fits, one without the first or two neighbours does not", () => {
  const words = readQuery("寿光黄瓜");
  assert.ok(fits(words, ["寿光", "黄瓜"]));
  assert.ok(!fits(words, ["光黄", "黄瓜"]));
  assert.ok(!fits(readQuery("寿光小黄瓜"), ["寿光", "黄瓜"]));
});

test("other names are replaced as whole words, plural too", () => {
  assert.equal(canonical("cherry tomatoes, tomatoland 番茄酱"), "cherry 西红柿, tomatoland 西红柿酱");
  assert.equal(canonical("落花生油"), "花生油");
  assert.deepEqual(namesMeant("炒土豆"), ["马铃薯", "土豆", "洋芋", "potato"]);
  assert.deepEqual(namesMeant("牛肉"), []);
});

test("a text that uses another name is found by both", () => {
  const terms = indexTerms("番茄酱", "every_character");
  for (const query of ["番茄", "西红柿", "番茄酱", "酱", "番"]) assert.ok(fits(readQuery(query), terms), query);
});
