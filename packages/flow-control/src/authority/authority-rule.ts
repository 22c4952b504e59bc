import { type Static, Type } from "typebox";
import { common } from "../rules/fields.ts";

/** The schema of an authority rule. */
export const AuthorityRule = Type.Object(
  {
    ...common,
    strategy: Type.Enum(["allow", "deny"], { description: "allow: only these origins; deny: all but these." }),
    origins: Type.Array(Type.String({ minLength: 1, maxLength: 200 }), { minItems: 1, maxItems: 10_000 }),
  },
  { additionalProperties: false, title: "AuthorityRule" },
);

/** Which origins may enter a resource. An entry without an origin passes, as in Sentinel. */
export type AuthorityRule = Static<typeof AuthorityRule>;
