import type { Environment } from "@mall/config";
import { exitOnConfigError, onStopSignal } from "@mall/runtime";
import { banner, portTaken } from "./banner.ts";
import { composeShop } from "./compose.ts";
import { loadShopConfig } from "./config.ts";

/** Opens the shop in this process, and says where it is; ends the process when it cannot. */
export async function openShop(env: Environment): Promise<void> {
  const config = exitOnConfigError(() => loadShopConfig(env));
  const shop = await composeShop(config);
  try {
    const port = await shop.start();
    console.log(banner(port, config));
    onStopSignal(shop.stop, shop.logger);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EADDRINUSE") throw error;
    console.error(portTaken(config.gateway.port));
    process.exit(1);
  }
}
