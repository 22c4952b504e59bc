import type { ProductServiceDefinition, Sku } from "@mall/contracts/product";
import { AppError, type Cents, fail } from "@mall/kernel";
import type { ServiceClient } from "@mall/rpc";
import type { Stock } from "../../application/ports/stock.ts";
import type { OrderLine } from "../../domain/order/lines.ts";
import type { OrderItem } from "../../domain/order/order.ts";

/** The stock behind product-service. */
export function createStockGateway(product: ServiceClient<typeof ProductServiceDefinition>): Stock {
  return {
    reserve: async (orderNo, lines) => {
      const request = { reservationId: orderNo, lines: lines.map(({ skuId, quantity }) => ({ skuId, quantity })) };
      const { skus } = await product.reserveStock(request).catch((error: unknown) => {
        throw inWordsOfTheBuyer(error, lines);
      });
      return lines.map((line, index) => soldAs(line, skus[index]));
    },
  };
}

// An answer that does not fit the request would sell one thing at the price of another.
function soldAs({ skuId, quantity }: OrderLine, sku: Sku | undefined): OrderItem {
  if (sku?.id !== skuId) throw fail("internal_error", { cause: new Error(`product-service left out SKU ${skuId}`) });
  return {
    skuId,
    productId: sku.productId,
    productName: sku.productName,
    skuName: sku.name,
    picture: sku.picture,
    // Judged with the total: to refuse it here would read as if nothing had been reserved.
    priceCents: sku.priceCents as Cents,
    quantity,
  };
}

// product-service names the line of its own request; lines were merged since the buyer wrote them.
function inWordsOfTheBuyer(error: unknown, lines: readonly OrderLine[]): unknown {
  if (!(error instanceof AppError)) return error;
  const index = /^(?:lines|items)\.(\d+)\b/.exec(error.field ?? "")?.[1];
  const line = index === undefined ? undefined : lines[Number(index)];
  return line ? fail(error.slug, { field: line.field, params: error.params, cause: error }) : error;
}
