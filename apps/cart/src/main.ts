import { CartServiceDefinition } from "@mall/contracts/cart";
import { runService } from "@mall/runtime";
import { composeCart, loadCartConfig } from "./compose.ts";

await runService({
  definition: CartServiceDefinition,
  defaultPort: 50_053,
  env: process.env,
  load: loadCartConfig,
  compose: composeCart,
});
