import { ProductServiceDefinition } from "@mall/contracts/product";
import { runService } from "@mall/runtime";
import { composeProduct, loadProductConfig } from "./compose.ts";

await runService({
  definition: ProductServiceDefinition,
  defaultPort: 50_052,
  env: process.env,
  load: loadProductConfig,
  compose: composeProduct,
});
