import { asAppError, type Logger } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import { withDeadline } from "./deadline.ts";
import { type CallContext, type ServiceDefinition, type ServiceImplementation, spanNameOf } from "./definition.ts";

/** The server's side of every call, whatever carries it: span, deadline, errors. */
export interface Dispatcher {
  readonly definition: ServiceDefinition;
  /**
   * Runs the method of the definition with that name.
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
}

type Handler = (request: unknown, call: CallContext) => Promise<unknown>;

/** Makes the server's side of a service. */
export function createDispatcher<D extends ServiceDefinition>(options: DispatcherOptions<D>): Dispatcher {
  const { definition, implementation, tracing, logger } = options;
  const methods = new Map(
    Object.entries(definition.methods).map(([key, method]) => [
      method.name,
      { handle: implementation[key] as Handler, spanName: spanNameOf(definition, method) },
    ]),
  );
  return {
    definition,
    dispatch: async (methodName, request, deadline) => {
      const method = methods.get(methodName);
      if (!method) throw new Error(`${definition.name} has no method ${methodName}`);
      return await tracing.span(method.spanName, { kind: "server" }, async () => {
        try {
          return await withDeadline(deadline, () => method.handle(request, { deadline }));
        } catch (thrown) {
          throw publicError(thrown, method.spanName, logger);
        }
      });
    },
  };
}

function publicError(thrown: unknown, call: string, logger: Logger) {
  const error = asAppError(thrown);
  if (error.code === "internal") logger.error({ err: error.cause ?? error, call }, "call failed unexpectedly");
  return error;
}
