import { randomBytes } from "node:crypto";
import { after } from "node:test";
import { silentLogger, systemClock } from "@mall/kernel";
import { serverAddress } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import type { ProductPages } from "../../application/ports/product-search.ts";
import type { Product } from "../../domain/catalogue.ts";
import { type ElasticSearchOptions, openElasticSearch } from "./open-elasticsearch.ts";

/** Milliseconds a call may take: other tests load the server. */
const TIMEOUT_MS = 20_000;

/** The server at ES_URL. */
export const url = serverAddress("ES_URL");

const used = new Set<string>();

after(async () => {
  for (const index of used) await deleteIndexes(index);
});

/** Deletes an index and the one that stands in for it. */
export async function deleteIndexes(index: string): Promise<void> {
  used.delete(index);
  await ask("DELETE", `/${index},${index}-next?ignore_unavailable=true`);
}

/** Sends a request as curl would; answers the body. */
export async function ask(method: string, path: string, body?: object): Promise<unknown> {
  const headers = { "content-type": "application/json" };
  const response = await fetch(url + path, { method, headers, ...(body ? { body: JSON.stringify(body) } : {}) });
  return await response.json();
}

/** A name for an index that is deleted after the test file. */
export function ownIndex(): string {
  const index = `test-${randomBytes(6).toString("hex")}`;
  used.add(index);
  return index;
}

/** The search on an index of its own, which is not there yet. */
export function openOwn(options: Partial<ElasticSearchOptions> = {}) {
  const own = { url, index: ownIndex(), clock: systemClock, logger: silentLogger, tracing: noTracing };
  return openElasticSearch({ ...own, timeoutMs: TIMEOUT_MS, graceMs: 0, ...options });
}

/** All of a database, in pages of this size. */
export function pagesOf(products: readonly Product[], size = 100): ProductPages {
  return async function* () {
    for (let start = 0; start < products.length; start += size) yield products.slice(start, start + size);
  };
}

/** A product of a test's own. */
export function product(id: number, changes: Partial<Product> = {}): Product {
  const category = { id: 1, name: "蔬菜", nameEn: "Vegetables" };
  const texts = { name: `洪湖莲藕${id}`, description: "粉糯", picture: `/${id}.svg` };
  const skus = [{ id, name: "一份", priceCents: 100 }];
  return { id, category, ...texts, priceCents: 100, createdAt: 0, revision: 1, skus, ...changes };
}

/** Everything, or what has these words. */
export const listOf = (words = "") => ({
  ...{ words, categoryId: undefined, minPriceCents: undefined, maxPriceCents: undefined },
  ...{ sort: "best" as const, page: 1, pageSize: 100 },
});

/** Names of the indexes of a test that are there, with their aliases. */
export async function indexesOf(index: string): Promise<Record<string, string[]>> {
  const answer = await ask("GET", `/${index},${index}-next?ignore_unavailable=true`);
  const found = answer as Record<string, { aliases: object }>;
  return Object.fromEntries(Object.entries(found).map(([name, { aliases }]) => [name, Object.keys(aliases).sort()]));
}

/** The index of a test as it is when nobody works on it. */
export const atRest = (index: string) => ({ [index]: [`${index}-search`, `${index}-write`] });
