import { createClient } from "./client.ts";
import { untilDeadline } from "./deadline.ts";
import type { ClientOptions, ServiceClient, ServiceDefinition } from "./definition.ts";
import type { Dispatcher } from "./dispatcher.ts";

/** A client with no socket: the call goes straight to the dispatcher of the same process, asked for at each call. */
export function createLocalClient<D extends ServiceDefinition>(
  options: ClientOptions<D> & { dispatcher: () => Dispatcher },
): ServiceClient<D> {
  return createClient(options, (method, request, deadline) =>
    untilDeadline(deadline, options.dispatcher().dispatch(method.name, request, deadline)),
  );
}
