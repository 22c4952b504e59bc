import type { FlowControl } from "@mall/flow-control";
import { fail } from "@mall/kernel";
import type { App } from "../app.ts";

/** The resource that guards POST product/seckill. */
export const SECKILL_RESOURCE = "seckill_api";

/** Refuses what is over a route's limit. Runs last before the handler: a request that is wrong anyway costs no place. */
export function limitFlow(app: App, flow: FlowControl): void {
  app.addHook("preHandler", async (request) => {
    const { flowResource } = request.routeOptions.config;
    if (flowResource && !flow.tryEnter(flowResource)) throw fail("seckill_busy");
  });
}
