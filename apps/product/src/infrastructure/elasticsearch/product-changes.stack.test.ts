import assert from "node:assert/strict";
import { test } from "node:test";
import { silentLogger } from "@mall/kernel";
import { createEmbeddedBroker, createOutboxRelay, shopTopology } from "@mall/messaging";
import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock, createRecordingLogger, eventually, startTcpProxy } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { indexProducts, openCatalogue, saveProduct, withdrawProduct } from "../../application/index.ts";
import type { ProductDraft } from "../../domain/catalogue.ts";
import { consumeProductChanges } from "../messaging/product-changes.consumer.ts";
import { createSqlCatalogue } from "../sql/catalogue.ts";
import { productMigrations } from "../sql/migrations.ts";
import type { ProductDatabase } from "../sql/schema.ts";
import { listOf, openOwn, url } from "./search-stage.fixture.ts";

const PATIENT = { timeoutMs: 60_000, everyMs: 50 };
const OWN = { clock: createManualClock(), tracing: noTracing, logger: silentLogger };

const draft = (id: number, name: string): ProductDraft => ({
  ...{ id, categoryId: 1, name, description: "粉糯", picture: `/${id}.svg`, priceCents: 100 },
  skus: [{ id, name: "一份", priceCents: 100, stock: 1 }],
});

test("what was saved and withdrawn while the search was away is in it once it is back", async (t) => {
  const proxy = await startTcpProxy(url, 9200);
  const db = openSqlite<ProductDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, productMigrations);
  const broker = createEmbeddedBroker({ ...OWN, file: ":memory:", pollMs: 5 });
  await broker.declare(shopTopology({ orderTimeoutMs: 60_000 }));
  const catalogue = createSqlCatalogue({ ...OWN, db });
  const logger = createRecordingLogger();
  const search = openOwn({ url: proxy.url, logger });
  const categories = [{ id: 1, name: "蔬菜", nameEn: "Vegetables" }];
  const products = [draft(1, "洪湖莲藕"), draft(2, "旧土豆")];
  await openCatalogue({ ...OWN, catalogue, search })({ categories, products });
  const names = async () => (await search.search(listOf())).hits.map(({ product }) => product.name);
  const rebuilds = () => logger.lines.filter((line) => line === "search index rebuilt").length;
  await eventually(() => assert.equal(rebuilds(), 1), PATIENT);
  assert.deepEqual(await names(), ["洪湖莲藕", "旧土豆"]);
  const relay = createOutboxRelay({ ...OWN, db, broker });
  const consumer = await consumeProductChanges(broker, indexProducts({ catalogue, search }));
  t.after(async () => {
    await consumer.stop();
    await relay.stop();
    await Promise.all([broker.close(), search.close(), db.destroy()]);
    await proxy.close();
  });

  proxy.set("closed");
  await withdrawProduct({ ...OWN, catalogue, search })(1);
  await saveProduct({ ...OWN, catalogue, search })(draft(2, "新土豆"));
  await saveProduct({ ...OWN, catalogue, search })(draft(3, "紫茄子"));
  await relay.drain();
  proxy.set("open");
  // The pauses between two deliveries are of the clock that stands still.
  await eventually(async () => {
    OWN.clock.advance(1000);
    assert.deepEqual(await names(), ["新土豆", "紫茄子"]);
  }, PATIENT);
  assert.equal(rebuilds(), 1);
});
