import assert from "node:assert/strict";
import { test } from "node:test";
import { EVERYTHING, listQuery, readSearch, searchLink } from "./search-state.ts";

const read = (link: string) => readSearch(new URL(link, "http://shop.test").searchParams);

test("a search comes back from its address", () => {
  const state = { words: "西红柿 & 黄瓜", categoryId: 2, minPrice: 0, maxPrice: 9.5, sort: "newest", page: 3 } as const;
  assert.deepEqual(read(searchLink(state)), state);
});

test("looking for everything has the shortest address", () => {
  assert.equal(searchLink(EVERYTHING), "/search");
  assert.deepEqual(read("/search"), EVERYTHING);
});

test("what cannot be is as if it were not said", () => {
  assert.deepEqual(read("/search?category=x&min=-1&max=&sort=random&page=0"), EVERYTHING);
  assert.deepEqual(read("/search?category=1.5&min=1e99&page=-2"), EVERYTHING);
});

test("words are cut to what the shop takes", () => {
  assert.equal(read(`/search?q=${"a".repeat(300)}`).words.length, 100);
});

test("only what is said is asked for", () => {
  assert.deepEqual(listQuery(EVERYTHING), { sort: "default", page: 1, page_size: 12 });
  assert.deepEqual(listQuery({ ...EVERYTHING, words: "蛋", minPrice: 0, categoryId: 5 }), {
    query: "蛋",
    category_id: 5,
    min_price: 0,
    sort: "default",
    page: 1,
    page_size: 12,
  });
});
