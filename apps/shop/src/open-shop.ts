import cluster from "node:cluster";
import type { Environment } from "@mall/config";
import { exitOnConfigError, giveBackWhenQuiet, onStopSignal } from "@mall/runtime";
import { banner, portTaken } from "./banner.ts";
import { composeShop } from "./compose.ts";
import { loadShopConfig } from "./config.ts";

/**
 * Opens the shop in this process, or in the workers that it starts, and says where it is; ends the process when it cannot.
 */
export async function openShop(env: Environment): Promise<void> {
  const config = exitOnConfigError(() => loadShopConfig(env));
  if (cluster.isPrimary && config.workers > 1) {
    const { leadShop } = await import("./lead.ts");
    return leadShop(config);
  }
  const shop = await composeShop(config);
  try {
    const port = await shop.start();
    // Of the workers all would say the same; and Ctrl+C reaches them too, but it is for their primary to say when they stop.
    if (!cluster.isWorker) console.log(banner(port, config));
    giveBackWhenQuiet();
    onStopSignal(shop.stop, shop.logger, cluster.isWorker ? { signals: ["SIGTERM"] } : {});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    if (cluster.isWorker) process.exit((await import("@mall/gateway/workers")).EX_UNAVAILABLE);
    console.error(portTaken(config.gateway.port));
    process.exit(1);
  }
}
