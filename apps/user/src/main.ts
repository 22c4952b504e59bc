import { UserServiceDefinition } from "@mall/contracts/user";
import { runService } from "@mall/runtime";
import { composeUser, loadUserConfig } from "./compose.ts";

await runService({
  definition: UserServiceDefinition,
  defaultPort: 50_051,
  env: process.env,
  load: loadUserConfig,
  compose: composeUser,
});
