import { type Static, Type } from "typebox";
import { common, share, threshold } from "../rules/fields.ts";

/** The schema of a system rule. */
export const SystemRule = Type.Object(
  {
    id: common.id,
    metric: Type.Enum(["inboundQps", "concurrency", "averageRt", "load", "cpu"], {
      description:
        "Entries a second; entries inside; milliseconds; load average of a minute; share of the CPU, 0 to 1.",
    }),
    threshold,
    adaptive: Type.Optional(
      Type.Boolean({
        description:
          "load and cpu: refuse only while more is inside than the system completes (Sentinel's BBR check). Default false.",
      }),
    ),
    shares: Type.Optional(
      Type.Object(
        {
          critical: Type.Optional(share("Default 1.")),
          normal: Type.Optional(share("Default 1.")),
          sheddable: Type.Optional(share("Default 1.")),
        },
        {
          additionalProperties: false,
          description: "The share of the threshold that entries of each priority may use: the least is shed first.",
        },
      ),
    ),
  },
  { additionalProperties: false, title: "SystemRule" },
);

/** Protects the whole process: looks at all inbound entries together. */
export type SystemRule = Static<typeof SystemRule>;
