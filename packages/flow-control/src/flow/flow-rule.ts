import { type Static, Type } from "typebox";
import { common, milliseconds, threshold } from "../rules/fields.ts";

/** The schema of a flow rule. */
export const FlowRule = Type.Object(
  {
    ...common,
    threshold: Type.Optional(threshold),
    statIntervalMs: Type.Optional(milliseconds(1, "Milliseconds that the threshold is for; default 1000.")),
    strategy: Type.Optional(
      Type.Enum(["direct", "warmUp", "memoryAdaptive"], { description: "How the threshold is found; default direct." }),
    ),
    control: Type.Optional(
      Type.Enum(["reject", "throttling"], { description: "What happens over the threshold; default reject." }),
    ),
    maxQueueingMs: Type.Optional(milliseconds(0, "Throttling: the longest wait; default 0.")),
    warmUpPeriodSec: Type.Optional(Type.Integer({ minimum: 1, maximum: 86_400, description: "Warm-up: seconds." })),
    warmUpColdFactor: Type.Optional(Type.Number({ exclusiveMinimum: 1, maximum: 100, description: "Default 3." })),
    lowMemoryThreshold: Type.Optional(threshold),
    highMemoryThreshold: Type.Optional(threshold),
    memoryLowWaterMark: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: "Bytes." })),
    memoryHighWaterMark: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: "Bytes." })),
    relatedResource: Type.Optional(
      Type.String({ minLength: 1, maxLength: 200, description: "Count the traffic of this resource instead." }),
    ),
    cluster: Type.Optional(
      Type.Object(
        {
          fallback: Type.Enum(["local", "pass", "refuse"], {
            description: "While the limiter is unreachable: check this process alone, let all pass, or refuse all.",
          }),
        },
        { additionalProperties: false, description: "The threshold is for all processes and instances together." },
      ),
    ),
  },
  { additionalProperties: false, title: "FlowRule" },
);

/** A limit on how often a resource may be entered. */
export type FlowRule = Static<typeof FlowRule>;
