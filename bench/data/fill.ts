import { type OrderData, orders } from "./orders.ts";
import { categories, type ProductData, products } from "./products.ts";
import type { TableWriter } from "./table-writer.ts";

/** Things that are made before they are written. */
const BATCH = 5000;

/** How many, and from which number on they are random. */
export interface Wanted {
  count: number;
  /** Orders only: the place of the first; default 0. */
  from?: number | undefined;
  seed?: number | undefined;
  onProgress?: ((done: number) => void) | undefined;
}

/** Writes generated products into the tables of db_product. */
export async function fillProducts(writer: TableWriter, { count, seed, onProgress }: Wanted): Promise<void> {
  await writer.insert(
    "categories",
    categories().map((row) => ({ ...row })),
  );
  await inBatches<ProductData>(products(count, seed), onProgress, async (batch) => {
    await writer.insert(
      "products",
      batch.map(({ product }) => product),
    );
    await writer.insert(
      "skus",
      batch.flatMap(({ skus }) => skus),
    );
  });
}

/** Writes generated orders, their items and how many of them each buyer has not paid into the tables of db_order. */
export async function fillOrders(writer: TableWriter, { onProgress, ...range }: Wanted): Promise<void> {
  const unpaid = new Map<number, number>();
  await inBatches<OrderData>(orders(range), onProgress, async (batch) => {
    await writer.insert(
      "orders",
      batch.map(({ order }) => order),
    );
    await writer.insert(
      "order_items",
      batch.flatMap(({ items }) => items),
    );
    for (const { order } of batch) {
      if (order.status === 0) unpaid.set(order.user_id, (unpaid.get(order.user_id) ?? 0) + 1);
    }
  });
  const holds = [...unpaid].map(([user_id, orders]) => ({ user_id, unpaid: orders, strikes: 0, last_strike_at: 0 }));
  await writer.insert(
    "buyer_holds",
    holds.sort((left, right) => left.user_id - right.user_id),
  );
}

async function inBatches<T>(
  all: Iterable<T>,
  onProgress: Wanted["onProgress"],
  write: (batch: readonly T[]) => Promise<void>,
): Promise<void> {
  let [batch, done]: [T[], number] = [[], 0];
  const flush = async () => {
    await write(batch);
    done += batch.length;
    onProgress?.(done);
    batch = [];
  };
  for (const each of all) {
    batch.push(each);
    if (batch.length === BATCH) await flush();
  }
  if (batch.length > 0) await flush();
}
