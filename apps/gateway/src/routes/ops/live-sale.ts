import type { App } from "../../app.ts";
import { answers, ok } from "../../envelope.ts";
import type { Audience } from "../../live/audience.ts";
import type { LiveSale } from "../../live-sale/live-sale.ts";
import { liveSale, liveSaleOrder } from "../../schemas/live-sale.ts";
import type { EventStreams } from "../../streams/event-streams.ts";
import { eventSchema, streamAnswers } from "../../streams/stream-route.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

const tags = ["operations"];
const command = { ...OPERATOR_ROUTE, idempotent: false };

/** A flash sale with a crowd made up for it, to look at. Demo profile only. */
export function liveSaleRoutes(
  app: App,
  { sale, streams, audience }: { sale: LiveSale; streams: EventStreams; audience: Pick<Audience, "join"> },
): void {
  app.post(
    "/ops/live-sale/start",
    {
      config: command,
      schema: {
        tags,
        summary: "Open a sale and send a crowd to it; one at a time (demo)",
        body: liveSaleOrder,
        response: answers(liveSale, 401, 403, 404, 409),
      },
    },
    async ({ body: { sku_id: skuId, stock, buyers, seconds = 5 } }) =>
      ok(await sale.start({ skuId, stock, buyers, seconds })),
  );
  app.post(
    "/ops/live-sale/stop",
    {
      config: command,
      schema: { tags, summary: "Send the crowd home (demo)", response: answers(liveSale, 401, 403) },
    },
    async () => ok(sale.stop()),
  );
  app.get(
    "/ops/live-sale",
    {
      config: OPERATOR_ROUTE,
      schema: { tags, summary: "Where the live sale stands (demo)", response: answers(liveSale, 401, 403) },
    },
    async () => ok(sale.state()),
  );
  app.get(
    "/ops/live-sale/events",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags,
        summary: "Where the live sale stands: an event `sale` at once, and four a second while it runs (demo)",
        response: streamAnswers(eventSchema("sale", liveSale), 401, 403),
      },
    },
    (request, reply) => streams.open(request, reply, audience.join),
  );
}
