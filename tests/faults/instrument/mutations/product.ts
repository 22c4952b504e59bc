import type { Edit } from "../edit.ts";
import { type Mutation, without } from "./mutation.ts";

const infrastructure = "apps/product/src/infrastructure";

/** The constraint that stands behind the conditional updates would turn a defect into an error. */
const noConstraint: Edit = {
  file: `${infrastructure}/sql/migrations.ts`,
  find: "stock >= 0 and held >= 0 and sold >= 0 and stock + held + sold = initial_stock",
  replace: "1 = 1",
};

/** Defects of stock and flash sale. */
export const productMutations: readonly Mutation[] = [
  {
    // The unit is taken and the buyer is told so; nothing is left that would become an order.
    name: "skip-the-claim",
    edits: [
      without(
        `${infrastructure}/embedded/seckill-claims.ts`,
        "statements.addClaim.run(orderNo, userId, skuId, claimedAt, JSON.stringify(headers));",
      ),
    ],
  },
  {
    name: "skip-the-claim-in-redis",
    edits: [
      without(`${infrastructure}/redis/reserve-seckill.lua`, "put('HSET', claims, of_claims)"),
      without(`${infrastructure}/redis/reserve-seckill.lua`, "put('ZADD', pending, of_pending)"),
    ],
  },
  {
    // Looked at first, taken later: buyers of one moment all find the last unit.
    name: "oversell-the-sale",
    edits: [
      without(`${infrastructure}/embedded/seckill-reserve.ts`, "sale.free -= 1;"),
      {
        file: `${infrastructure}/embedded/seckill-sales.ts`,
        find: "set free = free - ? where sku_id = ? and free >= ?",
        replace: "set free = free - ? where sku_id = ? and 0 < ?",
      },
      without(`${infrastructure}/embedded/seckill-schema.ts`, " check (free between 0 and initial)"),
    ],
  },
  {
    name: "oversell-the-sale-in-redis",
    edits: [
      {
        file: `${infrastructure}/redis/reserve-seckill.lua`,
        find: "elseif taken >= left then",
        replace: "elseif left <= 0 then",
      },
    ],
  },
  {
    // The same for ordinary stock.
    name: "oversell",
    edits: [
      {
        file: `${infrastructure}/sql/stock.ts`,
        find: "return await inTransaction(db, (trx) => reserve(trx,",
        replace: `for (const { skuId, quantity } of mergeLines(lines)) {
          const sku = await db.selectFrom("skus").select("stock").where("id", "=", skuId).executeTakeFirst();
          if (sku && sku.stock < quantity) return { kind: "insufficient", skuId };
        }
        await new Promise((resolve) => setTimeout(resolve, 500));
        return await inTransaction(db, (trx) => reserve(trx,`,
      },
      without(`${infrastructure}/sql/sku-units.ts`, '.where("stock", ">=", quantity)'),
      // Nor do those of one transaction see one another.
      without(
        `${infrastructure}/sql/stock-together.ts`,
        "for (const { skuId, quantity } of lines) free.set(skuId, (free.get(skuId) ?? 0) - quantity);",
      ),
      noConstraint,
    ],
  },
  {
    // A command that comes a second time moves the units a second time.
    name: "release-twice",
    edits: [
      {
        file: `${infrastructure}/sql/stock.ts`,
        find: "if (!(await close(trx, id, state))) return false;",
        replace: "await close(trx, id, state);",
      },
      // Also where it comes in a list.
      {
        file: `${infrastructure}/sql/stock-together.ts`,
        find: 'const rows = await held.where("state", "=", "held").execute();',
        replace: "const rows = await held.execute();",
      },
      {
        file: `${infrastructure}/sql/stock-together.ts`,
        find: '.where("state", "=", "held")\n      .executeTakeFirstOrThrow()',
        replace: ".executeTakeFirstOrThrow()",
      },
      noConstraint,
    ],
  },
  {
    name: "mark-the-claims-before-the-confirm",
    edits: [
      {
        file: "apps/product/src/application/relay-seckill-claims.ts",
        find: `await broker.publish(QUEUES.seckillOrder, messages);
      await stock.confirm(sent);`,
        replace: `await stock.confirm(sent); globalThis.faultPoint("product.claims.published");
      await broker.publish(QUEUES.seckillOrder, messages);`,
      },
    ],
  },
];
