import { unguarded } from "@mall/kernel";
import { deadlineFor, requireTime } from "./deadline.ts";
import {
  type CallOptions,
  type ClientOptions,
  type ServiceClient,
  type ServiceDefinition,
  spanNameOf,
  type Transport,
} from "./definition.ts";

const CLIENT = { kind: "client" } as const;

/**
 * A client over any transport: one function for each method, each in a client span with a deadline. A call for which no
 * time is left is not sent.
 */
export function createClient<D extends ServiceDefinition>(
  { definition, tracing, guard = unguarded }: ClientOptions<D>,
  transport: Transport,
): ServiceClient<D> {
  const calls = Object.entries(definition.methods).map(([key, method]) => {
    const spanName = spanNameOf(definition, method);
    const call = (request: unknown, options?: CallOptions) =>
      tracing.span(spanName, CLIENT, async () => {
        const deadline = deadlineFor(options?.timeoutMs);
        requireTime(deadline);
        return await guard(spanName, () => transport(method, request, deadline));
      });
    return [key, call] as const;
  });
  return Object.fromEntries(calls) as ServiceClient<D>;
}
