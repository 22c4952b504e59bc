import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError, fail } from "@mall/kernel";
import { call, openAdmin, productOf } from "./fake-services.fixture.ts";

const HEADER = "product_id,product_name,description,picture,category_id,sku_id,sku_name,price,stock";
const UNTOUCHED = { created: 0, updated: 0, unchanged: 0 };

const importing = async (lines: string[], admin: Awaited<ReturnType<typeof openAdmin>>, dryRun = false) =>
  await admin.service.importCatalogue({ csv: [HEADER, ...lines].join("\r\n"), dryRun }, call);

test("the export has a line for each SKU, and what a spreadsheet would run is text", async () => {
  const skus = [
    { id: 10, name: "-1份", priceCents: 105, stock: 5 },
    { id: 11, name: '两份, "大"', priceCents: 20_000, stock: 0 },
  ];
  const { service } = await openAdmin([productOf(1, { name: "=1+1", description: "一\n二", skus })]);
  const { csv, nextAfterId } = await service.exportCatalogue({ afterId: 0 }, call);
  const expected = [
    `\uFEFF${HEADER}`,
    `1,'=1+1,"一\n二",/1.svg,1,10,'-1份,1.05,5`,
    `1,'=1+1,"一\n二",/1.svg,1,11,"两份, ""大""",200.00,0`,
    "",
  ];
  assert.deepEqual([csv, nextAfterId], [expected.join("\r\n"), 0]);
});

test("the parts of an export, put together, are all products, and importing them changes nothing", async () => {
  const names = ["@a", "'=a", "''+b", "\tc", "plain", "＝d", "e'", " f ", "g\nh"];
  const catalogue = Array.from({ length: 150 }, (_, at) => productOf(at + 1, { name: names[at] ?? `菜${at}` }));
  const admin = await openAdmin(catalogue);
  const first = await admin.service.exportCatalogue({ afterId: 0 }, call);
  assert.equal(first.nextAfterId, 100);
  const second = await admin.service.exportCatalogue({ afterId: first.nextAfterId }, call);
  assert.equal(second.nextAfterId, 0);
  const csv = first.csv + second.csv;
  assert.equal(csv.trimEnd().split("\r\n").length, 151);
  const answer = await admin.service.importCatalogue({ csv, dryRun: false }, call);
  assert.deepEqual([answer, admin.saved], [{ ...UNTOUCHED, unchanged: 150, errors: [] }, []]);
});

test("a file changes, adds and leaves alone; SKUs that it does not name stay", async () => {
  const two = [...productOf(1).skus, { id: 11, name: "两份", priceCents: 190, stock: 3 }];
  const admin = await openAdmin([productOf(1, { skus: two }), productOf(2)]);
  const lines = [
    "1,菜1,新鲜,,1,10,一份,1.20,99",
    "2,菜2,新鲜,/2.svg,1,20,一份,1.00,0",
    ",新菜,,,2,,小份,3,7",
    ",新菜,,,2,,大份,5.5,",
  ];
  const answer = await importing(lines, admin);
  assert.deepEqual(answer, { created: 1, updated: 1, unchanged: 1, errors: [] });
  assert.deepEqual(admin.saved, [
    {
      products: [
        {
          ...{ id: 0, name: "新菜", description: "", picture: undefined, categoryId: 2, revision: 0 },
          skus: [
            { id: 0, name: "小份", priceCents: 300, stock: 7 },
            { id: 0, name: "大份", priceCents: 550, stock: 0 },
          ],
        },
        {
          ...{ id: 1, name: "菜1", description: "新鲜", picture: undefined, categoryId: 1, revision: 1 },
          skus: [
            { id: 10, name: "一份", priceCents: 120, stock: 99 },
            { id: 11, name: "两份", priceCents: 190, stock: 3 },
          ],
        },
      ],
    },
  ]);
});

test("a dry run tells the same and writes nothing", async () => {
  const admin = await openAdmin([productOf(1)]);
  const answer = await importing(["1,菜一,新鲜,,1,10,一份,1,0", ",新菜,,,2,,小份,3,7"], admin, true);
  assert.deepEqual([answer, admin.saved], [{ created: 1, updated: 1, unchanged: 0, errors: [] }, []]);
});

test("each mistake is told with its line and column, and nothing is written", async () => {
  const admin = await openAdmin([productOf(1), productOf(2)]);
  const wrong: [string[], [number, string][]][] = [
    [
      ["x,,描述,//evil,0,1.5,,1.234,-1"],
      ["product_id", "product_name", "picture", "category_id", "sku_id", "sku_name", "price", "stock"].map((field) => [
        2,
        field,
      ]),
    ],
    [["1,菜1,,,1,10,一份,0,0"], [[2, "price"]]],
    [["1,菜1,,,1,10,一份,1e3,0"], [[2, "price"]]],
    [[",新菜,,,1,10,一份,1,0"], [[2, "sku_id"]]],
    [["1,菜1,,,1,10,一份,1,0", "1,菜一,,,1,,两份,1,0"], [[3, "product_name"]]],
    [["1,菜1,,,1,10,一份,1,0", "1,菜1,,,1,10,一份,1,0"], [[3, "sku_id"]]],
    [['1,菜1,"一\n二",,1,10,一份,1,0', "404,菜,,,1,,一份,1,0"], [[4, "product_id"]]],
    [
      ["1,菜1,,,1,20,一份,1,0", ",新菜,,,404,,一份,1,0"],
      [
        [2, "sku_id"],
        [3, "category_id"],
      ],
    ],
    [["1,菜1"], [[2, "csv"]]],
    [['1,"菜1,,,1,10,一份,1,0'], [[2, "csv"]]],
    [[], [[1, "csv"]]],
  ];
  for (const [lines, places] of wrong) {
    const { errors, ...counts } = await importing(lines, admin);
    assert.deepEqual([errors.map(({ line, field }) => [line, field]), counts], [places, UNTOUCHED], lines.join("\n"));
    assert.ok(errors.every(({ reason }) => reason !== ""));
  }
  assert.deepEqual(admin.saved, []);
});

test("a header that is not the file's is told, and a byte order mark is none of it", async () => {
  const { service } = await openAdmin([productOf(1)]);
  const answer = await service.importCatalogue({ csv: "product_id,product_name,oops\r\n1,2,3", dryRun: true }, call);
  const fields = answer.errors.map(({ field }) => field);
  assert.deepEqual(fields, ["description", "picture", "category_id", "sku_id", "sku_name", "price", "stock", "oops"]);
  const csv = `\uFEFF${HEADER}\n1,菜1,新鲜,,1,10,一份,1,0\n`;
  assert.equal((await service.importCatalogue({ csv, dryRun: true }, call)).unchanged, 1);
});

test("2,000 lines are taken, one more is not; of many mistakes the first hundred are told", async () => {
  const admin = await openAdmin();
  const lines = Array.from({ length: 2001 }, (_, at) => `,菜${at},,,1,,一份,1,1`);
  assert.equal((await importing(lines.slice(1), admin)).created, 2000);
  assert.equal(admin.saved[0]?.products.length, 2000);
  assert.deepEqual((await importing(lines, admin)).errors, [
    { line: 2002, field: "csv", reason: "at most 2000 lines" },
  ]);
  const { errors } = await importing(
    lines.slice(0, 150).map((line) => line.replace(",1,1", ",x,1")),
    admin,
  );
  assert.deepEqual([errors.length, errors[99]?.line], [100, 101]);
});

test("what somebody else changed meanwhile is not written over", async () => {
  const saveProducts = async () => {
    throw fail("catalogue_changed");
  };
  const admin = await openAdmin([productOf(1)], { products: { saveProducts } });
  await assert.rejects(
    importing(["1,菜一,新鲜,,1,10,一份,1,0"], admin),
    (error) => error instanceof AppError && error.slug === "catalogue_changed",
  );
});
