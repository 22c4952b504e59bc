import type { ApiGroup, GatewayRule } from "../../gateway/gateway-rule.ts";
import { type Tell, tellBadExpression } from "./tell.ts";

const NAMED: readonly string[] = ["header", "query", "cookie"];

/** Headers, query fields and cookies have a name. */
export function checkGatewayRule({ parameter }: GatewayRule, tell: Tell): void {
  if (!parameter) return;
  const { source, field, pattern, match } = parameter;
  if (NAMED.includes(source) && field === undefined) tell("parameter.field", `is missing: ${source} needs a name`);
  if (match === "regex" && pattern !== undefined) tellBadExpression(pattern, "parameter.pattern", tell);
}

/** Regular expressions among the paths of a group. */
export function checkApiGroup({ paths }: ApiGroup, tell: Tell): void {
  for (const [index, { pattern, match }] of paths.entries()) {
    if (match === "regex") tellBadExpression(pattern, `paths.${index}.pattern`, tell);
  }
}
