import assert from "node:assert/strict";
import { test } from "node:test";
import { AdminServiceDefinition } from "@mall/contracts/admin";
import { ProductServiceDefinition } from "@mall/contracts/product";
import { fail } from "@mall/kernel";
import { BUYER, OPERATOR, startStaffGateway } from "./staff.fixture.ts";

const product = {
  ...{ id: 3, name: "莲藕", description: "粉糯", picture: "/3.svg", categoryId: 1, priceCents: 990, revision: 4 },
  skus: [{ id: 30, name: "一份", priceCents: 990, stock: 5 }],
};
const shown = {
  ...{ id: 3, name: "莲藕", description: "粉糯", picture: "/3.svg", category_id: 1, price: 9.9, price_cents: 990 },
  deleted: false,
  skus: [{ sku_id: 30, name: "一份", price: 9.9, price_cents: 990, stock: 5 }],
};

test("operators list, save and delete products and adjust stock; buyers do not", async () => {
  const gateway = await startStaffGateway();
  const asked: unknown[] = [];
  gateway.play(ProductServiceDefinition, {
    listCatalogue: async (request) => {
      asked.push(request);
      return { products: [product], total: 1 };
    },
    saveProducts: async ({ products }) => {
      asked.push(...products);
      return { products: [product] };
    },
    deleteProduct: async ({ id }) => {
      if (id === 4) throw fail("product_in_sale", { params: { sku: 40 } });
      return {};
    },
    adjustStock: async (request) => {
      asked.push(request);
      return { stock: 7 };
    },
  });
  const as = async (method: "GET" | "POST", url: string, body?: object) =>
    (await gateway.as(OPERATOR, method, url, body)).json();

  assert.deepEqual((await as("GET", "ops/products")).data, { products: [shown], total: 1 });
  await as("GET", "ops/products?query=%E8%97%95&category_id=1&page=2&page_size=5");
  const first = { query: "", categoryId: 0, page: 1, pageSize: 10 };
  assert.deepEqual(asked.splice(0), [first, { query: "藕", categoryId: 1, page: 2, pageSize: 5 }]);

  const texts = { name: "莲藕", description: "粉糯" };
  const fresh = { ...texts, category_id: 1, skus: [{ name: "一份", price_cents: 990 }] };
  assert.deepEqual((await as("POST", "ops/products/save", fresh)).data, shown);
  await as("POST", "ops/products/save", {
    ...{ ...fresh, id: 3, picture: "/3.svg" },
    skus: [{ sku_id: 30, name: "一份", price_cents: 1, stock: 2 }],
  });
  const draft = { ...texts, categoryId: 1, revision: 0 };
  assert.deepEqual(asked.splice(0), [
    { ...draft, id: 0, picture: undefined, skus: [{ id: 0, name: "一份", priceCents: 990, stock: 0 }] },
    { ...draft, id: 3, picture: "/3.svg", skus: [{ id: 30, name: "一份", priceCents: 1, stock: 2 }] },
  ]);

  assert.deepEqual((await as("POST", "ops/products/delete", { id: 3 })).data, { success: true });
  const refused = await gateway.as(OPERATOR, "POST", "ops/products/delete", { id: 4 });
  assert.deepEqual([refused.statusCode, refused.json().error], [409, "product_in_sale"]);
  assert.match(refused.json().msg, /40/);

  const adjustment = { sku_id: 30, delta: -2, reason: "损耗" };
  assert.deepEqual((await as("POST", "ops/stock/adjust", adjustment)).data, { sku_id: 30, stock: 7 });
  assert.deepEqual(asked, [{ skuId: 30, delta: -2, reason: "损耗" }]);
  assert.deepEqual(JSON.parse(gateway.entries[0]?.detail ?? "{}").body, adjustment);

  const wrong: [string, object][] = [
    ["ops/products/save", { ...fresh, skus: [] }],
    ["ops/products/save", { ...fresh, skus: [{ name: "一份", price_cents: 0 }] }],
    ["ops/products/save", { ...fresh, name: " " }],
    ["ops/products/delete", {}],
    ["ops/stock/adjust", { ...adjustment, delta: 0.5 }],
    ["ops/stock/adjust", { ...adjustment, reason: "" }],
  ];
  for (const [url, body] of wrong) {
    assert.equal((await gateway.as(OPERATOR, "POST", url, body)).statusCode, 400, `${url} ${JSON.stringify(body)}`);
    assert.equal((await gateway.as(BUYER, "POST", url, body)).statusCode, 403);
  }
  assert.equal((await gateway.as(BUYER, "GET", "ops/products")).statusCode, 403);
  await gateway.close();
});

test("prices of a shelf change after a preview", async () => {
  const gateway = await startStaffGateway();
  const asked: unknown[] = [];
  gateway.play(AdminServiceDefinition, {
    changePrices: async (request) => {
      asked.push(request);
      return { skus: [{ skuId: 30, productName: "莲藕", name: "一份", beforeCents: 990, afterCents: 1089 }] };
    },
  });
  const change = { category_id: 1, percent: 10, preview: true };
  const told = await gateway.as(OPERATOR, "POST", "ops/products/price", change);
  assert.deepEqual(told.json().data, {
    changed: 1,
    skus: [{ sku_id: 30, product_name: "莲藕", name: "一份", before_cents: 990, after_cents: 1089 }],
  });
  await gateway.as(OPERATOR, "POST", "ops/products/price", { category_id: 0, delta_cents: -5 });
  assert.deepEqual(asked, [
    { categoryId: 1, percent: 10, deltaCents: undefined, preview: true },
    { categoryId: 0, percent: undefined, deltaCents: -5, preview: false },
  ]);
  for (const body of [{ percent: 10 }, { category_id: 1, percent: -91 }, { category_id: 1, delta_cents: 0.5 }]) {
    assert.equal((await gateway.as(OPERATOR, "POST", "ops/products/price", body)).statusCode, 400);
  }
  await gateway.close();
});

test("the catalogue leaves as one file and comes back as one, of two megabytes at most", async () => {
  const gateway = await startStaffGateway();
  const asked: unknown[] = [];
  gateway.play(AdminServiceDefinition, {
    exportCatalogue: async ({ afterId }) =>
      afterId === 0 ? { csv: "\uFEFFa,b\r\n", nextAfterId: 7 } : { csv: `${afterId},藕\r\n`, nextAfterId: 0 },
    importCatalogue: async ({ csv, dryRun }) => {
      asked.push([csv.length, dryRun]);
      return { created: 1, updated: 2, unchanged: 3, errors: [{ line: 4, field: "price", reason: "not one" }] };
    },
  });
  const file = await gateway.as(OPERATOR, "GET", "ops/products/export");
  assert.deepEqual([file.statusCode, file.body], [200, "\uFEFFa,b\r\n7,藕\r\n"]);
  assert.equal(file.headers["content-type"], "text/csv; charset=utf-8");
  assert.equal(file.headers["content-disposition"], 'attachment; filename="products.csv"');

  const csv = "x".repeat(1_000_000);
  const told = await gateway.as(OPERATOR, "POST", "ops/products/import", { csv, dry_run: true });
  const errors = [{ line: 4, field: "price", reason: "not one" }];
  assert.deepEqual(told.json().data, { created: 1, updated: 2, unchanged: 3, errors });
  assert.deepEqual(asked, [[1_000_000, true]]);
  // Of a large file the log keeps the beginning.
  assert.equal(gateway.entries[0]?.detail.length, 2000);

  const tooLarge = await gateway.as(OPERATOR, "POST", "ops/products/import", { csv: csv + csv + csv });
  assert.deepEqual([tooLarge.statusCode, tooLarge.json().error], [413, "import_too_large"]);
  assert.match(tooLarge.json().msg, /2 MB/);
  const empty = await gateway.as(OPERATOR, "POST", "ops/products/import", { csv: "" });
  assert.deepEqual([empty.statusCode, empty.json().error, empty.json().field], [400, "invalid_input", "csv"]);
  assert.equal((await gateway.as(BUYER, "GET", "ops/products/export")).statusCode, 403);
  assert.equal((await gateway.as(BUYER, "POST", "ops/products/import", { csv })).statusCode, 403);
  await gateway.close();
});
