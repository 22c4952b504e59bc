import { AddressServiceDefinition } from "@mall/contracts/address";
import { runService } from "@mall/runtime";
import { composeAddress, loadAddressConfig } from "./compose.ts";

await runService({
  definition: AddressServiceDefinition,
  defaultPort: 50_056,
  env: process.env,
  load: loadAddressConfig,
  compose: composeAddress,
});
