import { ProductSort } from "@mall/contracts/product";
import type { TraceStore } from "@mall/tracing";
import { Type } from "typebox";
import type { App } from "../app.ts";
import { answerPage } from "../page-cache/answer-page.ts";
import { homePage } from "../pages/home.ts";
import { tracesPage } from "../pages/traces.ts";
import { noSuchTracePage, waterfallPage } from "../pages/waterfall.ts";
import type { ProductRouteDeps } from "./product.ts";

const HTML = "text/html; charset=utf-8";

/** Milliseconds for which the start page is kept: each buyer of a flash sale changes what it says is left. */
const HOME_MS = 200;

/** The start page. */
export function homeRoute(app: App, { products, pages }: ProductRouteDeps, demo: boolean): void {
  const wanted = { query: "", page: 1, pageSize: 100, categoryId: 0, sort: ProductSort.PRODUCT_SORT_DEFAULT };
  const look = async () => {
    const [list, sales] = await Promise.all([
      products.listProducts({ ...wanted, minPriceCents: undefined, maxPriceCents: undefined }),
      products.listSeckillActivities({}),
    ]);
    return homePage({ products: list.products, activities: sales.activities, now: sales.nowMs, demo });
  };
  app.get("/", { schema: { hide: true } }, async (request, reply) => {
    const home = { question: ["home"], look, type: HTML, lifeMs: HOME_MS };
    return await answerPage(pages, home, { request, reply });
  });
}

/** The built-in trace pages, over the spans of this process. */
export function traceRoutes(app: App, traces: TraceStore): void {
  const querystring = Type.Object({ name: Type.Optional(Type.String({ maxLength: 200 })) });
  app.get("/ops/traces", { schema: { hide: true, querystring } }, async (request, reply) => {
    const { name = "" } = request.query;
    return reply.type(HTML).send(tracesPage(traces.list({ limit: 100, ...(name ? { name } : {}) }), name));
  });

  const params = Type.Object({ traceId: Type.String({ maxLength: 64 }) });
  app.get("/ops/traces/:traceId", { schema: { hide: true, params } }, async (request, reply) => {
    const spans = traces.get(request.params.traceId);
    if (spans.length === 0) return reply.code(404).type(HTML).send(noSuchTracePage());
    return reply.type(HTML).send(waterfallPage(request.params.traceId, spans));
  });
}
