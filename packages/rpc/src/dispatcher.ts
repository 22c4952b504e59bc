import { asAppError, type Logger } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import { requireTime, withDeadline } from "./deadline.ts";
import {
  type CallContext,
  type ServiceDefinition,
  type ServiceImplementation,
  serviceNameOf,
  spanNameOf,
} from "./definition.ts";
import type { Faults } from "./faults.ts";

/** The server's side of every call, whatever carries it: span, deadline, errors. */
export interface Dispatcher {
  readonly definition: ServiceDefinition;
  /** Calls under way. */
  readonly inside: number;
  /**
   * Runs the method of the definition with that name, unless the deadline (milliseconds since the epoch) has passed.
   * @throws AppError, always: an unexpected error is logged here and leaves as `internal_error` without its cause.
   */
  dispatch(methodName: string, request: unknown, deadline: number): Promise<unknown>;
}

/** What a dispatcher serves. */
export interface DispatcherOptions<D extends ServiceDefinition> {
  definition: D;
  implementation: ServiceImplementation<D>;
  tracing: Tracing;
  logger: Logger;
  /** Every call meets the fault of this service, whatever carries it. */
  faults?: Faults | undefined;
}

const SERVER = { kind: "server" } as const;

type Handler = (request: unknown, call: CallContext) => Promise<unknown>;

/** A method that is served. */
interface Served {
  handle: Handler;
  spanName: string;
}

/** Makes the server's side of a service. */
export function createDispatcher<D extends ServiceDefinition>(options: DispatcherOptions<D>): Dispatcher {
  const { definition, implementation, tracing, logger, faults } = options;
  const service = serviceNameOf(definition);
  const methods = new Map(
    Object.entries(definition.methods).map(([key, method]) => [
      method.name,
      { handle: implementation[key] as Handler, spanName: spanNameOf(definition, method) },
    ]),
  );
  let inside = 0;
  const serve = async ({ handle, spanName }: Served, request: unknown, deadline: number) => {
    inside += 1;
    try {
      requireTime(deadline);
      const fault = faults?.apply(service);
      if (fault) {
        await fault;
        requireTime(deadline);
      }
      return await withDeadline(deadline, () => handle(request, { deadline }));
    } catch (thrown) {
      throw publicError(thrown, spanName, logger);
    } finally {
      inside -= 1;
    }
  };
  return {
    definition,
    get inside() {
      return inside;
    },
    // Not async, as one promise more would be a tenth of what a call within the process costs.
    dispatch: (methodName, request, deadline) => {
      const method = methods.get(methodName);
      if (!method) return Promise.reject(new Error(`${definition.name} has no method ${methodName}`));
      return tracing.span(method.spanName, SERVER, () => serve(method, request, deadline));
    },
  };
}

function publicError(thrown: unknown, call: string, logger: Logger) {
  const error = asAppError(thrown);
  if (error.code === "internal") logger.error({ err: error.cause ?? error, call }, "call failed unexpectedly");
  return error;
}
