import type { App } from "../../app.ts";
import type { Audience } from "../../live/audience.ts";
import { live } from "../../schemas/live.ts";
import type { EventStreams } from "../../streams/event-streams.ts";
import { eventSchema, streamAnswers } from "../../streams/stream-route.ts";
import { OPERATOR_ROUTE } from "./operator-route.ts";

/** The figures of the moment, each second. */
export function liveRoute(app: App, streams: EventStreams, audience: Pick<Audience, "join">): void {
  app.get(
    "/ops/live",
    {
      config: OPERATOR_ROUTE,
      schema: {
        tags: ["operations"],
        summary: "What happens now: an event `live` each second",
        response: streamAnswers(eventSchema("live", live), 401, 403),
      },
    },
    (request, reply) => streams.open(request, reply, audience.join),
  );
}
