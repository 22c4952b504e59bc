import { OrderServiceDefinition } from "@mall/contracts/order";
import { runService } from "@mall/runtime";
import { composeOrder, loadOrderConfig } from "./compose.ts";

await runService({
  definition: OrderServiceDefinition,
  defaultPort: 50_054,
  env: process.env,
  load: loadOrderConfig,
  compose: composeOrder,
});
