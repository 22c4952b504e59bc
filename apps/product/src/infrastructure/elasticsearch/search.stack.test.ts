import { productSearchContract } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { analysesOf } from "./analysis.ts";
import { deleteIndexes, openOwn, ownIndex, pagesOf, url } from "./search-stage.fixture.ts";
import { openServer } from "./server.ts";

const server = openServer({ url, tracing: noTracing, timeoutMs: 20_000 });
const analyses = await analysesOf(server);
await server.close();

// What is found never depends on the plugins that a server has.
for (const analysis of analyses) {
  productSearchContract(`Elasticsearch with ${analysis}`, async () => {
    const index = ownIndex();
    const search = openOwn({ index, analysis });
    await search.rebuild(pagesOf([]));
    const close = async () => {
      await search.close();
      await deleteIndexes(index);
    };
    return { search, close };
  });
}
