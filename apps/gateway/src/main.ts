import cluster from "node:cluster";
import { exitOnConfigError, loadRuntimeConfig } from "@mall/runtime";
import { loadGatewayConfig } from "./config.ts";

const settings = exitOnConfigError(() => ({
  runtime: loadRuntimeConfig(process.env),
  config: loadGatewayConfig(process.env),
}));
// A primary has no use for the server, nor a server for the primary: only one of them is loaded.
const starts =
  cluster.isPrimary && settings.config.workers > 1 ? import("./workers/primary.ts") : import("./workers/serve.ts");
await (await starts).run(settings);
