import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { QUEUES } from "@mall/messaging";
import { createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import type { Kysely } from "kysely";
import type { ProductDraft } from "../../domain/catalogue.ts";
import { createSqlCatalogue } from "./catalogue.ts";
import type { ProductDatabase } from "./schema.ts";

interface OpenDatabase {
  db: Kysely<ProductDatabase>;
  close(): Promise<void>;
}

const draft = (id: number): ProductDraft => ({
  ...{ id, categoryId: 1, name: `藕${id}`, description: "粉糯", picture: `/${id}.svg`, priceCents: 100 },
  skus: [{ id: id * 10, name: "一份", priceCents: 100, stock: 1 }],
});

/** How the catalogue tells what changed, on any database that has the tables. */
export function catalogueChangeTests(name: string, openDatabase: () => Promise<OpenDatabase>): void {
  describe(`changes of the catalogue: ${name}`, () => {
    let open: OpenDatabase | undefined;
    const current = () => {
      if (!open) throw new Error("the database is not open");
      const { db } = open;
      return { db, catalogue: createSqlCatalogue({ db, clock: createManualClock(), tracing: noTracing }) };
    };
    beforeEach(async () => {
      open = await openDatabase();
      const categories = [{ id: 1, name: "蔬菜", nameEn: "Vegetables" }];
      await current().catalogue.fill({ categories, products: [draft(1), draft(2), draft(3)] });
    });
    afterEach(() => open?.close());

    const messages = async () => {
      const rows = await current().db.selectFrom("outbox").selectAll().orderBy("id").execute();
      return rows.map(({ queue, message_id, body }) => [queue, message_id, JSON.parse(body)]);
    };

    test("each change has the next revision and leaves its message", async () => {
      const { catalogue } = current();
      assert.deepEqual(await messages(), []);
      assert.equal((await catalogue.save(draft(1)))?.revision, 2);
      assert.equal((await catalogue.save(draft(9)))?.revision, 1);
      assert.equal(await catalogue.withdraw(1), 3);
      assert.equal((await catalogue.save(draft(1)))?.revision, 4);
      const ids = ["1:2", "9:1", "1:3", "1:4"];
      const expected = ids.map((id) => [QUEUES.productChange, id, { product_id: Number.parseInt(id, 10) }]);
      assert.deepEqual(await messages(), expected);
    });

    test("what was not changed leaves no message", async () => {
      const { catalogue } = current();
      assert.equal(await catalogue.save({ ...draft(1), categoryId: 404 }), undefined);
      assert.equal(await catalogue.withdraw(404), undefined);
      await catalogue.withdraw(1);
      assert.equal(await catalogue.withdraw(1), undefined);
      assert.equal((await messages()).length, 1);
    });

    test("the latest state of a product is what it is, or that it was withdrawn", async () => {
      const { catalogue } = current();
      const product = await catalogue.product(1);
      assert.deepEqual(await catalogue.latest(1), { revision: 1, product });
      assert.deepEqual(product?.skus, [{ id: 10, name: "一份", priceCents: 100 }]);
      assert.deepEqual(
        (await catalogue.skusOf(1)).map(({ id, stock, onSale }) => [id, stock, onSale]),
        [[10, 1, true]],
      );
      await catalogue.withdraw(1);
      assert.equal(await catalogue.product(1), undefined);
      assert.equal((await catalogue.skusOf(1))[0]?.onSale, false);
      assert.deepEqual(await catalogue.latest(1), { revision: 2, product: undefined });
      assert.equal(await catalogue.latest(404), undefined);
    });

    test("a page has the next products on sale, with their SKUs", async () => {
      const { catalogue } = current();
      await catalogue.withdraw(2);
      const page = await catalogue.page(0, 2);
      assert.deepEqual(page, [(await catalogue.latest(1))?.product, (await catalogue.latest(3))?.product]);
      assert.deepEqual(await catalogue.page(0, 1), page.slice(0, 1));
      assert.deepEqual(await catalogue.page(1, 9), page.slice(1));
      assert.deepEqual(await catalogue.page(3, 9), []);
    });
  });
}
