import { AdminServiceDefinition } from "@mall/contracts/admin";
import { runService } from "@mall/runtime";
import { composeAdmin, loadAdminConfig } from "./compose.ts";

await runService({
  definition: AdminServiceDefinition,
  defaultPort: 50_058,
  env: process.env,
  load: loadAdminConfig,
  compose: composeAdmin,
});
