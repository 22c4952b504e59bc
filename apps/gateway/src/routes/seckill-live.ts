import { Type } from "typebox";
import type { App } from "../app.ts";
import { buyerOf } from "../plugins/auth.ts";
import { id, number } from "../schemas/fields.ts";
import { liveSale, placeResult } from "../schemas/seckill.ts";
import type { EventStreams } from "../streams/event-streams.ts";
import type { SaleWatch } from "../streams/sale-watch.ts";
import { eventSchema, streamAnswers } from "../streams/stream-route.ts";
import { tellPlace } from "../streams/tell-place.ts";
import { askPlace, type PlaceDeps } from "./seckill-place.ts";

const tags = ["seckill"];

const queuedPlace = Type.Object({
  status: Type.Literal("queued"),
  order_no: Type.String(),
  ahead: Type.Integer({ minimum: 0, description: "About how many places before this one are not orders yet." }),
});

/** What these routes stand on. */
export interface LiveRouteDeps extends PlaceDeps {
  streams: EventStreams;
  sales: SaleWatch;
}

/** What happens in a flash sale, told while it happens. */
export function seckillLiveRoutes(app: App, { streams, sales, ...services }: LiveRouteDeps): void {
  const ask = askPlace(services);
  app.get(
    "/product/seckill/events",
    {
      // Who only asks for the head would wait for the end of the stream.
      exposeHeadRoute: false,
      schema: {
        tags,
        summary: "A place in the queue, event by event, until it is an order or lost",
        querystring: Type.Object({ order_no: number("The order number that the place was won with.") }),
        response: streamAnswers(
          Type.Union([eventSchema("place", queuedPlace), eventSchema("result", placeResult)]),
          401,
          404,
        ),
      },
    },
    async (request, reply) => {
      const query = { userId: buyerOf(request).userId, skuId: 0, orderNo: request.query.order_no, countAhead: true };
      const place = await ask(query);
      let asked: typeof place | undefined = place;
      // What was looked at before the head is the first that is told.
      const next = async () => {
        const found = asked ?? (await ask(query));
        asked = undefined;
        return found;
      };
      return streams.open(request, reply, (stream) => tellPlace(stream, next));
    },
  );

  app.get(
    "/seckill/live",
    {
      exposeHeadRoute: false,
      config: { access: "public" },
      schema: {
        tags,
        summary: "The flash sale of a SKU, event by event: at once, when it changes, and every five seconds",
        querystring: Type.Object({ sku_id: id("The SKU on sale.") }),
        response: streamAnswers(eventSchema("sale", liveSale), 404),
      },
    },
    async (request, reply) => {
      const { sku_id: skuId } = request.query;
      await sales.look(skuId);
      return streams.open(request, reply, (stream) => sales.tell(skuId, stream));
    },
  );
}
