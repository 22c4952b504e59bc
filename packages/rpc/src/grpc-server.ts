import {
  type Metadata,
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type ServerWritableStream,
  type sendUnaryData,
  type ServiceDefinition as Wire,
} from "@grpc/grpc-js";
import type { CallRequest, CallResponse } from "@mall/contracts/rpc";
import { asAppError } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import { HealthImplementation } from "grpc-health-check";
import { serveBatches } from "./batch/serve-batches.ts";
import { BATCH } from "./batch/wire.ts";
import { DEFAULT_TIMEOUT_MS } from "./deadline.ts";
import { type MethodDefinition, type ServiceDefinition, serviceNameOf } from "./definition.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { type Admission, createAdmission, STRANGER } from "./service-token.ts";
import { toGrpcError } from "./status.ts";
import { wireMethod } from "./wire.ts";

/** A gRPC server that is listening. */
export interface GrpcServer {
  /** The port it got: what was asked for, or a free one for 0. */
  port: number;
  /** What the standard health service answers, for the service's name and for the whole server. */
  setServing(serving: boolean): void;
  /** Takes no new calls, waits for those under way up to `graceMs` milliseconds, then cuts the rest. */
  stop(graceMs: number): Promise<void>;
}

/** What a server listens on and serves. */
export interface GrpcServerOptions {
  dispatcher: Dispatcher;
  tracing: Tracing;
  host: string;
  port: number;
  /** Calls without it are refused, but for the health service; undefined: every call is taken. */
  token?: string | undefined;
}

/**
 * Serves one service over gRPC, its calls alone or in batches, together with the standard health service.
 * @throws Error when the port is taken.
 */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const { host, port } = options;
  const { definition } = options.dispatcher;
  const server = new Server();
  const health = new HealthImplementation();
  health.addToServer(server);
  const admits = createAdmission(options.token);
  server.addService(wireOf(definition), handlersOf(options, admits));
  server.addService({ Call: BATCH }, { Call: batchHandler(options, admits) });
  const bound = await bind(server, `${host}:${port}`);
  return {
    port: bound,
    setServing: (serving) => {
      const state = serving ? "SERVING" : "NOT_SERVING";
      for (const name of ["", definition.fullName, serviceNameOf(definition)]) health.setStatus(name, state);
    },
    stop: (graceMs) => stop(server, graceMs),
  };
}

function wireOf(definition: ServiceDefinition): Wire {
  const methods = Object.values(definition.methods);
  return Object.fromEntries(methods.map((method) => [method.name, wireMethod(definition, method)]));
}

function batchHandler({ dispatcher, tracing }: GrpcServerOptions, admits: Admission) {
  const serve = serveBatches(dispatcher, tracing);
  return (stream: ServerWritableStream<CallRequest, CallResponse>): void => {
    if (admits(stream.metadata)) serve(stream);
    else stream.emit("error", STRANGER);
  };
}

function handlersOf({ dispatcher, tracing }: GrpcServerOptions, admits: Admission) {
  const handler =
    (method: MethodDefinition) => (call: ServerUnaryCall<unknown, unknown>, done: sendUnaryData<unknown>) => {
      if (!admits(call.metadata)) return done(STRANGER);
      const headers = traceHeaders(call.metadata);
      tracing
        .extract(headers, () => dispatcher.dispatch(method.name, call.request, deadlineOf(call)))
        .then(
          (response) => done(null, response),
          (error: unknown) => done(toGrpcError(asAppError(error))),
        );
    };
  return Object.fromEntries(
    Object.values(dispatcher.definition.methods).map((method) => [method.name, handler(method)]),
  );
}

function traceHeaders(metadata: Metadata): Record<string, string | undefined> {
  const [traceparent] = metadata.get("traceparent");
  const [tracestate] = metadata.get("tracestate");
  return { traceparent: traceparent?.toString(), tracestate: tracestate?.toString() };
}

function deadlineOf(call: ServerUnaryCall<unknown, unknown>): number {
  const deadline = Number(call.getDeadline());
  return Number.isFinite(deadline) ? deadline : Date.now() + DEFAULT_TIMEOUT_MS;
}

function bind(server: Server, address: string): Promise<number> {
  return new Promise((resolve, reject) => {
    server.bindAsync(address, ServerCredentials.createInsecure(), (error, port) =>
      error ? reject(error) : resolve(port),
    );
  });
}

function stop(server: Server, graceMs: number): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(() => server.forceShutdown(), graceMs);
    server.tryShutdown(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}
