/** Everything this service can do, besides the flash sale, which ../seckill.ts wires. */
export { adjustStock } from "./adjust-stock.ts";
export { deleteProduct } from "./delete-product.ts";
export { editCatalogue } from "./edit-catalogue.ts";
export { getLedger } from "./get-ledger.ts";
export { getProduct } from "./get-product.ts";
export { getSkus } from "./get-skus.ts";
export { indexProducts } from "./index-products.ts";
export { listProducts } from "./list-products.ts";
export { openCatalogue } from "./open-catalogue.ts";
export { readCatalogue } from "./read-catalogue.ts";
export { releaseStock } from "./release-stock.ts";
export { reserveStock } from "./reserve-stock.ts";
export { saveProduct } from "./save-product.ts";
export { setPrices } from "./set-prices.ts";
export { settleStock } from "./settle-stock.ts";
export { suggestProducts } from "./suggest-products.ts";
export { withdrawProduct } from "./withdraw-product.ts";
