import cluster from "node:cluster";
import { fileURLToPath } from "node:url";
import { EX_UNAVAILABLE, leadWorkers } from "@mall/gateway/workers";
import { createLogger, onStopSignal } from "@mall/runtime";
import { banner, portTaken } from "./banner.ts";
import type { ShopConfig } from "./config.ts";

/** Longer than a worker takes at most to finish its work. */
const GRACE_MS = 20_000;

/** Opens the shop as several processes on one port, each all of its services; serves no request itself. */
export function leadShop(config: ShopConfig): void {
  const { port } = config.gateway;
  const logger = createLogger("shop", config.runtime.logLevel);
  // Whatever started this program: a worker is the shop, not `npm start` once more.
  cluster.setupPrimary({ exec: fileURLToPath(new URL("main.ts", import.meta.url)) });
  let open = false;
  const crew = leadWorkers({
    size: config.workers,
    logger,
    onUp: () => {
      if (!open) console.log(banner(port, config));
      open = true;
    },
    onHopeless: (code) => {
      if (code === EX_UNAVAILABLE) console.error(portTaken(port));
      const end = () => process.exit(code);
      crew.stop().then(end, end);
    },
  });
  onStopSignal(crew.stop, logger, { graceMs: GRACE_MS });
}
