import { closePlatform, createPlatform, exitOnConfigError, loadRuntimeConfig, onStopSignal } from "@mall/runtime";
import { composeGateway, loadGatewayConfig } from "./compose.ts";

const { runtime, config } = exitOnConfigError(() => ({
  runtime: loadRuntimeConfig(process.env),
  config: loadGatewayConfig(process.env),
}));
const platform = await createPlatform("gateway", runtime);
const gateway = await composeGateway(config, platform);
const port = await gateway.listen();
platform.logger.info({ port }, "listening");
onStopSignal(async () => {
  await gateway.stop();
  await closePlatform(platform);
}, platform.logger);
