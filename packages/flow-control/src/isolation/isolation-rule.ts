import { type Static, Type } from "typebox";
import { common, threshold } from "../rules/fields.ts";

/** The schema of an isolation rule. */
export const IsolationRule = Type.Object(
  { ...common, threshold },
  { additionalProperties: false, title: "IsolationRule" },
);

/** A limit on how many may be inside a resource at the same time. */
export type IsolationRule = Static<typeof IsolationRule>;
