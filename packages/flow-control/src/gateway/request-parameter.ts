import type { RequestFacts } from "../engine/entry.ts";
import type { GatewayRule } from "./gateway-rule.ts";
import { createTextMatch } from "./text-match.ts";

/** What a gateway rule picks from a request. */
export type RequestParameter = NonNullable<GatewayRule["parameter"]>;

/** Reads a parameter; undefined when the request does not have it, or its value does not fit the pattern. */
export type ReadParameter = (request: RequestFacts | undefined) => string | undefined;

/** Makes the reader of a parameter. An empty pattern fits every value, as in Sentinel. */
export function createParameterReader(parameter: RequestParameter): ReadParameter {
  const read = readerOf(parameter);
  const { pattern, match = "exact", source } = parameter;
  if (!pattern) return (request) => request && read(request);
  const fits = createTextMatch(source === "host" && match !== "regex" ? pattern.toLowerCase() : pattern, match);
  return (request) => {
    const value = request && read(request);
    return value !== undefined && fits(value) ? value : undefined;
  };
}

/** Hosts and names of headers are the same in upper and lower case; the rest is not. */
function readerOf({ source, field = "" }: RequestParameter): (request: RequestFacts) => string | undefined {
  switch (source) {
    case "clientIp":
      return ({ clientIp }) => clientIp;
    case "host":
      return ({ host }) => host?.toLowerCase();
    case "header": {
      const name = field.toLowerCase();
      return (request) => request.header?.(name);
    }
    case "query":
      return (request) => request.query?.(field);
    case "cookie":
      return (request) => request.cookie?.(field);
  }
}
