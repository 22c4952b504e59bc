import type { ProductServiceDefinition } from "@mall/contracts/product";
import type { ServiceImplementation } from "@mall/rpc";
import type { releaseStock, reserveStock } from "../../application/index.ts";
import { skuMessage } from "./catalogue.handler.ts";

/** The part of the product service that holds units for orders. */
type StockImplementation = Pick<ServiceImplementation<ProductServiceDefinition>, "reserveStock" | "releaseStock">;

interface StockUseCases {
  reserve: ReturnType<typeof reserveStock>;
  release: ReturnType<typeof releaseStock>;
}

/** Decodes, calls the use case, encodes. */
export function createStockHandlers({ reserve, release }: StockUseCases): StockImplementation {
  return {
    reserveStock: async (request) => ({ skus: (await reserve(request)).map(skuMessage) }),
    releaseStock: async ({ reservationId }) => ({ released: await release(reservationId) }),
  };
}
