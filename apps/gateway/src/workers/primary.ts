import { announce, createLogger, onStopSignal, openConsul } from "@mall/runtime";
import { EX_UNAVAILABLE } from "./exit-codes.ts";
import { leadWorkers } from "./lead.ts";
import { portTaken } from "./port-taken.ts";
import type { Settings } from "./serve.ts";

/** Longer than a worker takes at most to finish its work: one that is stuck ends itself. */
const GRACE_MS = 20_000;

/**
 * Starts the workers, and keeps what they have in common: the limits, and the gateway's place in Consul. Serves no
 * request itself. When it dies, however it does, node:cluster ends the workers.
 */
export async function run({ runtime, config }: Settings): Promise<void> {
  const logger = createLogger("gateway", runtime.logLevel);
  const platform = { service: "gateway", logger, ...(await openConsul(runtime, logger)) };
  let announced: ReturnType<typeof announce> | undefined;

  const crew = leadWorkers({
    ...{ size: config.workers, logger },
    onUp: () => {
      announced ??= announce({ port: config.port, check: "http" }, platform, runtime);
    },
    onHopeless: (code) => {
      if (code === EX_UNAVAILABLE) console.error(portTaken(config.port));
      const end = () => process.exit(code);
      drain().then(end, end);
    },
  });
  const drain = async () => {
    const withdraw = await announced;
    await withdraw?.();
    await crew.stop();
    platform.consul?.close();
  };
  logger.info({ port: config.port, workers: config.workers }, "workers are started");
  onStopSignal(drain, logger, { graceMs: GRACE_MS });
}
