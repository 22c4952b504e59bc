import { Type } from "typebox";
import { nullable } from "./fields.ts";

const ms = (description: string) => nullable(Type.Number({ description: `Milliseconds: ${description} null: none.` }));
const count = (description: string) => Type.Integer({ description });

const queue = Type.Object({
  queue: Type.String(),
  ready: count("Messages that can be delivered."),
  delayed: count("Messages that wait for their time."),
  unacked: count("Messages with a consumer."),
  dead: count("Messages that nobody could handle."),
  delay_ms: ms("since when the oldest that is ready could have been delivered;"),
});

/** What happened in the last second, in all processes of this gateway. */
export const live = Type.Object({
  t: Type.Integer({ description: "Milliseconds since the epoch." }),
  requests: Type.Object({
    per_second: Type.Number(),
    p50_ms: ms("half were answered within it;"),
    p95_ms: ms("95 of 100 were;"),
    p99_ms: ms("99 of 100 were;"),
    errors: Type.Number({ description: "Answers of status 500 and above, a second." }),
  }),
  flow: Type.Object({
    passed: Type.Number({ description: "Requests a second that flow control let through." }),
    blocked: Type.Number({ description: "Refusals a second, by all rules." }),
  }),
  resources: Type.Array(Type.Object({ resource: Type.String(), passed: Type.Number(), blocked: Type.Number() }), {
    description: "The ten busiest, a second.",
  }),
  queues: Type.Array(queue, { description: "Empty while the broker does not answer." }),
  breakers: Type.Array(Type.Object({ resource: Type.String(), state: Type.Enum(["closed", "open", "half_open"]) })),
  process: Type.Object({
    rss_mb: Type.Number({ description: "Memory of all processes, in MiB." }),
    cpu_percent: Type.Number({ description: "Of one core; several processes add up." }),
    event_loop_ms: Type.Number({ description: "How late timers were, 99 of 100; of the process where it was worst." }),
  }),
  ledger: Type.Object({
    drift: nullable(Type.Integer({ description: "Units for which initial = free + held + sold does not hold." })),
    open: nullable(Type.Integer({ description: "What the reconciler finds that does not add up. null: not known." })),
  }),
});
