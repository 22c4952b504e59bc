import { PaymentServiceDefinition } from "@mall/contracts/payment";
import { runService } from "@mall/runtime";
import { composePayment, loadPaymentConfig } from "./compose.ts";

await runService({
  definition: PaymentServiceDefinition,
  defaultPort: 50_055,
  env: process.env,
  load: loadPaymentConfig,
  compose: composePayment,
});
