import { type Static, Type } from "typebox";
import { milliseconds, share } from "../rules/fields.ts";

/** The schema of an outlier rule. */
export const OutlierRule = Type.Object(
  {
    id: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    resource: Type.String({ minLength: 1, maxLength: 200, description: "The service that is balanced." }),
    consecutiveFailures: Type.Optional(
      Type.Integer({ minimum: 1, maximum: 10_000, description: "Failures in a row that eject; default 5." }),
    ),
    failureRatio: Type.Optional(share("Share of failures in the window that ejects; default 1: never by ratio alone.")),
    minRequests: Type.Optional(Type.Integer({ minimum: 1, maximum: 1e6, description: "For the ratio; default 20." })),
    statIntervalMs: Type.Optional(milliseconds(100, "Milliseconds of the window; default 10000.")),
    baseEjectionMs: Type.Optional(
      milliseconds(1, "How long the first ejection lasts; each further one as much longer. Default 5000."),
    ),
    maxEjectionMs: Type.Optional(milliseconds(1, "The longest ejection; default 60000.")),
    maxEjectedShare: Type.Optional(share("Share of the instances that may be ejected at once; default 0.5.")),
  },
  { additionalProperties: false, title: "OutlierRule" },
);

/** Takes an instance that fails out of the balancing for a while, and probes it back. */
export type OutlierRule = Static<typeof OutlierRule>;
