import assert from "node:assert/strict";
import { test } from "node:test";
import { type ListProductsRequest, type ProductDraft, ProductSort } from "@mall/contracts/product";
import { eventually } from "@mall/testkit";
import { call, openShop, refused } from "./service-stage.fixture.ts";

const list = (query: string): ListProductsRequest => ({
  ...{ query, page: 1, pageSize: 50, categoryId: 0, sort: ProductSort.PRODUCT_SORT_UNSPECIFIED },
});

const fresh: ProductDraft = {
  ...{ id: 0, name: "测试金桔", description: "", categoryId: 2, revision: 0, picture: undefined },
  skus: [{ id: 0, name: "一盒", priceCents: 1500, stock: 4 }],
};

test("a new product is found and sold at once, changed and gone at once", async (t) => {
  const { service } = await openShop(t);
  const names = async (query: string) =>
    (await service.listProducts(list(query), call)).products.map((product) => [product.name, product.priceCents]);
  assert.deepEqual(await names("金桔"), []);
  const [made] = (await service.saveProducts({ products: [fresh] }, call)).products;
  assert.ok(made?.skus[0]);
  assert.deepEqual(await names("金桔"), [["测试金桔", 1500]]);
  const skuId = made.skus[0].id;
  await service.reserveStock({ reservationId: "A", lines: [{ skuId, quantity: 1 }] }, call);

  const skus = [{ id: skuId, name: "一盒", priceCents: 1600, stock: 0 }];
  await service.saveProducts({ products: [{ ...fresh, id: made.id, name: "测试蜜桔", skus }] }, call);
  assert.deepEqual([await names("金桔"), await names("蜜桔")], [[], [["测试蜜桔", 1600]]]);
  await service.setPrices({ prices: [{ skuId, priceCents: 990, beforeCents: 1600 }] }, call);
  await eventually(async () => assert.deepEqual(await names("蜜桔"), [["测试蜜桔", 990]]));
  assert.equal((await service.adjustStock({ skuId, delta: 2, reason: "到货" }, call)).stock, 5);

  await service.deleteProduct({ id: made.id }, call);
  assert.deepEqual(await names("蜜桔"), []);
  await assert.rejects(service.deleteProduct({ id: made.id }, call), refused("product_not_found", "id"));
  assert.deepEqual(await service.readCatalogue({ ids: [made.id], afterId: 0, categoryId: 0, limit: 0 }, call), {
    products: [],
  });
});

test("what a running sale sells is neither deleted nor withdrawn; after its end it is", async (t) => {
  const { service, clock } = await openShop(t);
  const [made] = (await service.saveProducts({ products: [fresh] }, call)).products;
  const skuId = made?.skus[0]?.id ?? 0;
  const id = made?.id ?? 0;
  const now = clock.now();
  await service.createSeckillActivity(
    { ...{ skuId, startMs: now, endMs: now + 60_000, stock: 3, limitPerUser: 1 } },
    call,
  );
  await assert.rejects(service.deleteProduct({ id }, call), refused("product_in_sale"));
  const other = { ...fresh, id, skus: [{ id: 0, name: "两盒", priceCents: 2800, stock: 1 }] };
  await assert.rejects(service.saveProducts({ products: [other] }, call), refused("product_in_sale"));
  // All else may change meanwhile.
  const skus = [{ id: skuId, name: "一大盒", priceCents: 1500, stock: 0 }];
  await service.saveProducts({ products: [{ ...fresh, id, skus }] }, call);
  clock.advance(60_001);
  await service.deleteProduct({ id }, call);
});

test("what does not make sense is refused, naming the field", async (t) => {
  const { service } = await openShop(t);
  const save = (changes: Partial<ProductDraft>) => service.saveProducts({ products: [{ ...fresh, ...changes }] }, call);
  const sku = { id: 0, name: "一盒", priceCents: 1500, stock: 4 };
  const wrong: [Partial<ProductDraft>, string][] = [
    [{ name: " " }, "name"],
    [{ description: "长".repeat(5001) }, "description"],
    [{ picture: "//elsewhere.example/x.svg" }, "picture"],
    [{ picture: "javascript:alert(1)" }, "picture"],
    [{ categoryId: 404 }, "category_id"],
    [{ skus: [{ ...sku, name: "" }] }, "skus.0.name"],
    [{ skus: [sku, { ...sku, priceCents: 0 }] }, "skus.1.price_cents"],
    [{ skus: [{ ...sku, stock: -1 }] }, "skus.0.stock"],
    [
      {
        id: 1,
        skus: [
          { ...sku, id: 1 },
          { ...sku, id: 1 },
        ],
      },
      "skus.sku_id",
    ],
  ];
  for (const [changes, field] of wrong) await assert.rejects(save(changes), refused("invalid_input", field));
  await assert.rejects(save({ skus: [] }), refused("invalid_input", "skus"));
  await assert.rejects(save({ id: 404 }), refused("product_not_found", "id"));
  await assert.rejects(save({ skus: [{ ...sku, id: 1 }] }), refused("sku_not_found", "sku_id"));
  await assert.rejects(save({ id: 1, revision: 9, skus: [{ ...sku, id: 1 }] }), refused("catalogue_changed"));

  const adjust = (skuId: number, delta: number) => service.adjustStock({ skuId, delta, reason: "x" }, call);
  await assert.rejects(adjust(1, 0), refused("invalid_input", "delta"));
  await assert.rejects(adjust(404, 1), refused("sku_not_found", "sku_id"));
  await assert.rejects(adjust(1, -1_000_000), refused("stock_too_low", "delta"));
  const price = { skuId: 1, priceCents: 1, beforeCents: 1 };
  await assert.rejects(service.setPrices({ prices: [price] }, call), refused("catalogue_changed"));
  await assert.rejects(service.setPrices({ prices: [price, price] }, call), refused("invalid_input", "sku_id"));
});
