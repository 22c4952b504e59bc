import {
  announce,
  closePlatform,
  createPlatform,
  exitOnConfigError,
  loadRuntimeConfig,
  onStopSignal,
  watchRules,
} from "@mall/runtime";
import { composeGateway, FLOW_RULES_KEY, loadGatewayConfig } from "./compose.ts";

const { runtime, config } = exitOnConfigError(() => ({
  runtime: loadRuntimeConfig(process.env),
  config: loadGatewayConfig(process.env),
}));
const platform = await createPlatform("gateway", runtime);
const gateway = await composeGateway(config, platform);
const port = await gateway.listen();
const withdraw = await announce({ port, check: "http" }, platform, runtime);
platform.logger.info({ port }, "listening");
const stopRules = await watchRules(FLOW_RULES_KEY, gateway.setFlowRules, platform);
onStopSignal(async () => {
  stopRules();
  await withdraw();
  await gateway.stop();
  await closePlatform(platform);
}, platform.logger);
