import { shop } from "../../api/shop.ts";
import type { LiveSale, LiveSaleOrder, Services } from "./types.ts";

/** What runs. @throws ShopError, as all of these */
export const readServices = (): Promise<Services> => shop.get("ops/services");

/** Stops or starts a service, or `broker`. */
export const switchService = (service: string, to: "stop" | "start"): Promise<Services> =>
  shop.post(`ops/services/${to}`, { service } as never);

/** Opens a sale and sends a crowd to it. */
export const startLiveSale = (order: LiveSaleOrder): Promise<LiveSale> => shop.post("ops/live-sale/start", order);

/** Sends the crowd home. */
export const stopLiveSale = (): Promise<LiveSale> => shop.post("ops/live-sale/stop");
