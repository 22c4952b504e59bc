import { type Static, Type } from "typebox";
import { common, milliseconds, threshold } from "../rules/fields.ts";

/** The schema of a breaker rule. */
export const BreakerRule = Type.Object(
  {
    ...common,
    strategy: Type.Enum(["slowRatio", "errorRatio", "errorCount"]),
    threshold: { ...threshold, description: "Ratio from 0 to 1, or a count; reached, the breaker opens." },
    maxAllowedRtMs: Type.Optional(milliseconds(0, "slowRatio: what takes longer is slow.")),
    minRequests: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1e9,
        description: "Completions in the window before it may open; default 5.",
      }),
    ),
    statIntervalMs: Type.Optional(milliseconds(1, "Milliseconds of the window; default 1000.")),
    statBuckets: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 100, description: "Buckets of the window; default 1." }),
    ),
    retryTimeoutMs: Type.Optional(milliseconds(1, "How long it stays open before a probe; default 5000.")),
    probeCount: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: 1e6,
        description: "0: one probe, whose success closes. More: all pass while half open, so many successes close.",
      }),
    ),
    probeLeaseMs: Type.Optional(
      milliseconds(
        1,
        "One probe: when it has not returned by then another may go. More: when none returns for so long it opens again. Default 30000.",
      ),
    ),
  },
  { additionalProperties: false, title: "BreakerRule" },
);

/** Stops calling what is slow or failing, and probes whether it is well again. */
export type BreakerRule = Static<typeof BreakerRule>;
