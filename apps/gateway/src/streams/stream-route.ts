import { type TSchema, Type } from "typebox";
import { errorEnvelope } from "../envelope.ts";

/** An event of a stream as the description shows it. */
export const eventSchema = <D extends TSchema>(event: string, data: D) =>
  Type.Object({ event: Type.Literal(event), data });

/** The answers of a route that streams: its events, and its own errors in the envelope. */
export function streamAnswers(events: TSchema, ...errors: (401 | 403 | 404)[]) {
  const success = {
    description: "Events until the stream ends.",
    content: { "text/event-stream": { schema: events } },
  };
  return { 200: success, ...Object.fromEntries(errors.map((status) => [status, errorEnvelope])) };
}
