import {
  Server,
  ServerCredentials,
  type ServerUnaryCall,
  type sendUnaryData,
  type ServiceDefinition as Wire,
} from "@grpc/grpc-js";
import { asAppError } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import { HealthImplementation } from "grpc-health-check";
import { DEFAULT_TIMEOUT_MS } from "./deadline.ts";
import { type MethodDefinition, type ServiceDefinition, serviceNameOf } from "./definition.ts";
import type { Dispatcher } from "./dispatcher.ts";
import { createAdmission, STRANGER } from "./service-token.ts";
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
 * Serves one service over gRPC together with the standard health service.
 * @throws Error when the port is taken.
 */
export async function startGrpcServer(options: GrpcServerOptions): Promise<GrpcServer> {
  const { host, port } = options;
  const { definition } = options.dispatcher;
  const server = new Server();
  const health = new HealthImplementation();
  health.addToServer(server);
  server.addService(wireOf(definition), handlersOf(options));
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

function handlersOf({ dispatcher, tracing, token }: GrpcServerOptions) {
  const admits = createAdmission(token);
  const handler =
    (method: MethodDefinition) => (call: ServerUnaryCall<unknown, unknown>, done: sendUnaryData<unknown>) => {
      if (!admits(call.metadata)) return done(STRANGER);
      const headers = call.metadata.getMap() as Record<string, string>;
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
