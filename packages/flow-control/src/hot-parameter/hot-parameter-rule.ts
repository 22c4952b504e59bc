import { type Static, Type } from "typebox";
import { common, milliseconds, threshold } from "../rules/fields.ts";

/** What a hot-parameter rule and a gateway rule have in common: a limit for each value. */
export const perValue = {
  threshold,
  intervalMs: Type.Optional(milliseconds(1, "Milliseconds that the threshold is for; default 1000.")),
  burst: Type.Optional(Type.Number({ minimum: 0, maximum: 1e9, description: "Tokens on top, once saved; default 0." })),
  control: Type.Optional(Type.Enum(["reject", "throttling"], { description: "Default reject." })),
  maxQueueingMs: Type.Optional(milliseconds(0, "Throttling: the longest wait; default 0.")),
  maxValues: Type.Optional(
    Type.Integer({
      minimum: 1,
      maximum: 1_000_000,
      description: "Values remembered, the least recently used forgotten first; default 20000.",
    }),
  ),
};

/** The schema of a hot-parameter rule. */
export const HotParameterRule = Type.Object(
  {
    ...common,
    ...perValue,
    metric: Type.Optional(
      Type.Enum(["qps", "concurrency"], { description: "What is limited for each value; default qps." }),
    ),
    index: Type.Optional(
      Type.Integer({ minimum: -100, maximum: 100, description: "Of `args`; below 0 from the end." }),
    ),
    key: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: "Of `attachments`." })),
    overrides: Type.Optional(
      Type.Array(
        Type.Object(
          { value: Type.Union([Type.String(), Type.Number(), Type.Boolean()]), threshold },
          { additionalProperties: false },
        ),
        { maxItems: 10_000, description: "Other thresholds for named values." },
      ),
    ),
  },
  { additionalProperties: false, title: "HotParameterRule" },
);

/** A limit for each value of one parameter: each user, each SKU, each address. An entry without the parameter passes. */
export type HotParameterRule = Static<typeof HotParameterRule>;
