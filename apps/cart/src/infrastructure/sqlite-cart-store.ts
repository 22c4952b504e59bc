import type { Clock } from "@mall/kernel";
import { openDatabase } from "@mall/storage";
import type { Tracing } from "@mall/tracing";
import type { CartChange, CartStore } from "../application/cart-store.ts";

/** What the embedded store needs. */
export interface SqliteCartOptions {
  /** SQLite file, or `:memory:`. */
  file: string;
  clock: Clock;
  tracing: Tracing;
  synchronous: "NORMAL" | "FULL";
}

const SCHEMA = `create table if not exists cart_items (
  user_id integer not null, sku_id integer not null, quantity integer not null, added_at integer not null,
  primary key (user_id, sku_id)
) without rowid`;

// One statement decides and adds, so two requests at once cannot pass a limit together.
const ADD = `insert into cart_items (user_id, sku_id, quantity, added_at)
  select :user, :sku, :quantity, :now where
    exists (select 1 from cart_items where user_id = :user and sku_id = :sku)
    or (select count(*) from cart_items where user_id = :user) < :skus
  on conflict do update set quantity = quantity + excluded.quantity where quantity + excluded.quantity <= :pieces
  returning quantity`;

/** Carts in one SQLite file, with the semantics of a Redis hash `cart:{user}`; may be opened by several processes. */
export function createSqliteCartStore(options: SqliteCartOptions): CartStore & { ready(): void; close(): void } {
  const { file, clock, tracing, synchronous } = options;
  const database = openDatabase({ file, synchronous });
  database.exec(SCHEMA);
  const add = database.prepare(ADD);
  const has = database.prepare("select 1 from cart_items where user_id = ? and sku_id = ?");
  const set = database.prepare("update cart_items set quantity = ? where user_id = ? and sku_id = ?");
  const list = database.prepare("select sku_id, quantity from cart_items where user_id = ? order by added_at, sku_id");
  const remove = database.prepare(
    "delete from cart_items where user_id = ? and sku_id in (select value from json_each(?))",
  );
  const span = <T>(verb: string, fn: () => T): T => tracing.span(`database ${verb} cart_items`, { kind: "client" }, fn);

  return {
    add: async (userId, { skuId, quantity }, { pieces, skus }): Promise<CartChange> =>
      span("INSERT", () => {
        const row = add.get({ user: userId, sku: skuId, quantity, now: clock.now(), pieces, skus });
        if (row) return { kind: "changed", quantity: Number(row.quantity) };
        return { kind: has.get(userId, skuId) ? "too_many_pieces" : "too_many_skus" };
      }),
    set: async (userId, { skuId, quantity }) =>
      span("UPDATE", () => (set.run(quantity, userId, skuId).changes === 1 ? quantity : undefined)),
    list: async (userId) =>
      span("SELECT", () =>
        list.all(userId).map((row) => ({ skuId: Number(row.sku_id), quantity: Number(row.quantity) })),
      ),
    remove: async (userId, skuIds) => span("DELETE", () => Number(remove.run(userId, JSON.stringify(skuIds)).changes)),
    ready: () => void database.prepare("select 1").get(),
    close: () => database.close(),
  };
}
