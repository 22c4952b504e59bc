import { CONNECTIONS } from "../load/open-driver.ts";
import type { LoadPlan } from "../load/plan.ts";
import type { BenchShop } from "../shop/start-shop.ts";
import { createMix } from "./mix.ts";

/** Searches through the front door by the mix. @param questions before they begin again */
export function searchPlan({ host, port }: BenchShop, products: number, questions: number): LoadPlan {
  const next = createMix(products);
  const queries = Array.from({ length: questions }, () => {
    const { words, page, pageSize, categoryId } = next();
    const category = categoryId === undefined ? "" : `&category_id=${categoryId}`;
    return `query=${encodeURIComponent(words)}&page=${page}&page_size=${pageSize}${category}`;
  });
  const steps = [{ method: "GET" as const, path: "/api/v1/product/list", queries }];
  return { host, port, connections: CONNECTIONS, steps, tokens: [] };
}
