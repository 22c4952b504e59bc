import { StockPool } from "@mall/contracts/ledger";
import { OrderFate, type OrderServiceDefinition } from "@mall/contracts/order";
import type { ProductServiceDefinition } from "@mall/contracts/product";
import { chunksOf } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import type { LiveSaleState } from "../schemas/live-sale.ts";

/** The books of a sale. */
export type SaleBooks = LiveSaleState["ledger"];

/** What became of places. */
export type SaleOrders = LiveSaleState["orders"];

/** What a live sale asks the services. Each rejects while its service is away. */
export interface SaleLook {
  books(skuId: number): Promise<SaleBooks>;
  orders(places: ReadonlySet<string>): Promise<SaleOrders>;
}

/** What is called. */
export interface SaleLookDeps {
  products: Pick<ServiceClient<ProductServiceDefinition>, "getLedger">;
  orders: Pick<ServiceClient<OrderServiceDefinition>, "describeOrders">;
}

/** Orders that order-service describes in one call. */
const MOST_ORDERS = 500;

/** Milliseconds that an answer is waited for. */
const LOOK_MS = 2000;

const NO_BOOKS: SaleBooks = { initial: 0, free: 0, held: 0, sold: 0, drift: 0, open: 0 };

/** Makes the questions. */
export function createSaleLook({ products, orders }: SaleLookDeps): SaleLook {
  return {
    books: async (skuId) => {
      const ledger = await products.getLedger({}, { timeoutMs: LOOK_MS });
      const open = ledger.open.filter((finding) => finding.skuId === skuId).length;
      const own = ledger.books.find((book) => book.pool === StockPool.STOCK_POOL_SALE && book.skuId === skuId);
      if (!own) return { ...NO_BOOKS, open };
      const { initial, free, held, sold } = own;
      return { initial, free, held, sold, drift: initial - free - held - sold, open };
    },
    orders: async (places) => {
      const fates: OrderFate[] = [];
      for (const orderNos of chunksOf([...places], MOST_ORDERS)) {
        const { orders: records } = await orders.describeOrders({ orderNos }, { timeoutMs: LOOK_MS });
        fates.push(...records.map(({ fate }) => fate));
      }
      const count = (wanted: OrderFate) => fates.filter((fate) => fate === wanted).length;
      const unpaid = count(OrderFate.ORDER_FATE_HELD);
      const paid = count(OrderFate.ORDER_FATE_SOLD);
      const cancelled = count(OrderFate.ORDER_FATE_RELEASED);
      return { landed: unpaid + paid + cancelled, unpaid, paid, cancelled };
    },
  };
}
