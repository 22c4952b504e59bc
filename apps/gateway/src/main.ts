import {
  announce,
  closePlatform,
  createPlatform,
  exitOnConfigError,
  loadRuntimeConfig,
  onStopSignal,
} from "@mall/runtime";
import { composeGateway, loadGatewayConfig } from "./compose.ts";

const { runtime, config } = exitOnConfigError(() => ({
  runtime: loadRuntimeConfig(process.env),
  config: loadGatewayConfig(process.env),
}));
const platform = await createPlatform("gateway", runtime);
const gateway = await composeGateway(config, platform);
const port = await gateway.listen();
const withdraw = await announce({ service: "gateway", port, check: "http", logger: platform.logger }, runtime);
platform.logger.info({ port }, "listening");
onStopSignal(async () => {
  await withdraw();
  await gateway.stop();
  await closePlatform(platform);
}, platform.logger);
