import assert from "node:assert/strict";
import { test } from "node:test";
import { createLocalInvalidations } from "@mall/runtime";
import { createManualClock, productSearchContract } from "@mall/testkit";
import type { Catalogue } from "../../application/ports/catalogue.ts";
import type { ProductIndex } from "../../application/ports/product-search.ts";
import { rememberAnswers } from "../../compose-answers.ts";
import { createEmbeddedSearch } from "../embedded/search.ts";
import { product } from "../sql/search-stage.fixture.ts";
import { rememberCatalogue } from "./remember-catalogue.ts";
import { rememberSearch } from "./remember-search.ts";

const ALL = {
  ...{ words: "", categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined },
  ...{ sort: "best" as const, page: 1, pageSize: 10 },
};

const openRemembered = () => {
  const invalidations = createLocalInvalidations();
  return { invalidations, ...rememberAnswers({ clock: createManualClock(), invalidations }) };
};

productSearchContract("remembered", async () => {
  const search = rememberSearch(createEmbeddedSearch(), openRemembered());
  return { search, close: () => search.close() };
});

test("the same question is looked up once, however it is written, until anybody says that pages have changed", async () => {
  const { invalidations, ...remembered } = openRemembered();
  const index = createEmbeddedSearch();
  let looks = 0;
  const counted: ProductIndex = {
    ...index,
    search: (query) => {
      looks += 1;
      return index.search(query);
    },
  };
  const search = rememberSearch(counted, remembered);
  await search.put([product(1, "莲藕", "粉糯")]);
  const first = await search.search(ALL);
  assert.equal(await search.search({ ...ALL, words: "  " }), first);
  assert.equal(looks, 1);
  invalidations.tell("session:1");
  assert.equal(await search.search(ALL), first);
  invalidations.tell("catalogue");
  assert.notEqual(await search.search(ALL), first);
  await search.search({ ...ALL, page: 2 });
  assert.equal(looks, 3);
});

test("each change is told once it is done, one that failed too", async () => {
  const { invalidations, ...remembered } = openRemembered();
  const told: string[] = [];
  invalidations.hear("", (topic) => void told.push(String(topic)));
  const done: string[] = [];
  const change = (name: string, outcome: unknown) => async () => {
    assert.equal(told.length, done.length);
    done.push(name);
    if (outcome instanceof Error) throw outcome;
    return outcome as never;
  };
  const lost = new Error("no answer to the commit");
  const writes = { fill: change("fill", true), save: change("save", lost), withdraw: change("withdraw", 2) };
  const catalogue = rememberCatalogue(writes as unknown as Catalogue, remembered);
  await catalogue.fill({ categories: [], products: [] });
  await assert.rejects(catalogue.save({} as never), lost);
  await catalogue.withdraw(1);
  const search = rememberSearch(createEmbeddedSearch(), remembered);
  await search.put([product(1, "莲藕", "粉糯")]);
  await search.remove(1, 2);
  assert.deepEqual(told, Array(5).fill("catalogue"));
});

test("what a product is comes from memory until it changes, its units never do", async () => {
  const remembered = openRemembered();
  let [version, stock] = [1, 5];
  const shelf = {
    product: async () => ({ ...product(1, `莲藕${version}`, "粉糯") }),
    skusOf: async () => [{ stock: stock-- }],
    save: async () => {
      version += 1;
    },
  };
  const catalogue = rememberCatalogue(shelf as unknown as Catalogue, remembered);
  const seen = async () => [(await catalogue.product(1))?.name, (await catalogue.skusOf(1))[0]?.stock];
  assert.deepEqual(await seen(), ["莲藕1", 5]);
  version = 2;
  assert.deepEqual(await seen(), ["莲藕1", 4]);
  await catalogue.save({} as never);
  assert.deepEqual(await seen(), ["莲藕3", 3]);
});
