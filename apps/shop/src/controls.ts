import cluster from "node:cluster";
import type { ShopControls } from "@mall/gateway";
import type { EmbeddedBroker } from "@mall/messaging";
import { prepareSeckill } from "@mall/product/seckill";
import type { Invalidations } from "@mall/runtime";
import type { ShopConfig } from "./config.ts";
import type { HostedService } from "./hosted-service.ts";
import { createServiceSwitch } from "./service-switch.ts";

/** The shop as those who play with it see it. */
export interface ControlOptions {
  config: ShopConfig;
  services: readonly HostedService[];
  /** Undefined: the broker is a server, and so is the rest. */
  broker: EmbeddedBroker | undefined;
  invalidations: Pick<Invalidations, "tell">;
}

/** What the gateway of a demo is lent; nothing in production, nor where several processes are one shop. */
export function openControls(options: ControlOptions): ShopControls & { close(): Promise<void> } {
  const { config, services, broker } = options;
  if (config.gateway.profile !== "demo" || cluster.isWorker) return { close: async () => {} };
  const serviceSwitch = broker && createServiceSwitch({ services, broker });
  const prepareSale = preparing(options);
  return { serviceSwitch, prepareSale, close: async () => await serviceSwitch?.close() };
}

/** Opens a sale as the script does, and says so to this process, which would not hear it from the script. */
function preparing({ config, invalidations }: ControlOptions): NonNullable<ShopControls["prepareSale"]> {
  const where = { dataDir: config.runtime.dataDir, redis: config.product.redis };
  return async (skuId, stock) => {
    await prepareSeckill({ ...where, skuId, stock });
    invalidations.tell(`seckill-stock:${skuId}`);
  };
}
