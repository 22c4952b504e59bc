import { type Static, Type } from "typebox";
import { perValue } from "../hot-parameter/hot-parameter-rule.ts";
import { common } from "../rules/fields.ts";

/** The schema of an API group. */
export const ApiGroup = Type.Object(
  {
    name: Type.String({ minLength: 1, maxLength: 200, description: "The resource that requests of the group enter." }),
    paths: Type.Array(
      Type.Object(
        {
          pattern: Type.String({ minLength: 1, maxLength: 500 }),
          match: Type.Enum(["exact", "prefix", "regex"], { description: "regex: it has to fit the whole path." }),
        },
        { additionalProperties: false },
      ),
      { minItems: 1, maxItems: 100 },
    ),
  },
  { additionalProperties: false, title: "ApiGroup" },
);

/** Paths under one name: one limit for all of them. */
export type ApiGroup = Static<typeof ApiGroup>;

/** The schema of a gateway rule. */
export const GatewayRule = Type.Object(
  {
    ...common,
    ...perValue,
    parameter: Type.Optional(
      Type.Object(
        {
          source: Type.Enum(["clientIp", "host", "header", "query", "cookie"]),
          field: Type.Optional(
            Type.String({ minLength: 1, maxLength: 200, description: "Name of the header, query field or cookie." }),
          ),
          pattern: Type.Optional(Type.String({ maxLength: 500, description: "Only values that fit." })),
          match: Type.Optional(
            Type.Enum(["exact", "prefix", "contains", "regex"], {
              description: "Default exact; regex has to fit the whole value.",
            }),
          ),
        },
        { additionalProperties: false, description: "A limit for each value; left out, one for the whole resource." },
      ),
    ),
  },
  { additionalProperties: false, title: "GatewayRule" },
);

/** A limit on a route or an API group, for each value of something in the request. */
export type GatewayRule = Static<typeof GatewayRule>;
