import { Client, credentials, Metadata, type ServiceError, type MethodDefinition as WireMethod } from "@grpc/grpc-js";
import { fail } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import { service as health } from "grpc-health-check";
import { createClient } from "./client.ts";
import { deadlineFor } from "./deadline.ts";
import type { ClientOptions, ServiceClient, ServiceDefinition } from "./definition.ts";
import { fromGrpcError } from "./status.ts";
import { wireMethod } from "./wire.ts";

/** A client over a socket, and how to let go of it. */
export interface GrpcClient<D extends ServiceDefinition> {
  client: ServiceClient<D>;
  /**
   * Asks the standard health service.
   * @throws AppError `service_unavailable` when it does not answer SERVING within a second.
   */
  check(): Promise<void>;
  close(): void;
}

/** Calls a service at `host:port` over gRPC. Connects at the first call and again by itself after a break. */
export function createGrpcClient<D extends ServiceDefinition>(
  options: ClientOptions<D> & { address: string },
): GrpcClient<D> {
  const { definition, tracing } = options;
  const channel = new Client(options.address, credentials.createInsecure(), {
    // The default waits up to two minutes between attempts: too long for a service that is back after two seconds.
    "grpc.initial_reconnect_backoff_ms": 100,
    "grpc.max_reconnect_backoff_ms": 2000,
  });
  return {
    client: createClient(options, (method, request, deadline) =>
      unary(channel, { method: wireMethod(definition, method), request, deadline, metadata: traceHeaders(tracing) }),
    ),
    check: () => checkHealth(channel, definition.fullName),
    close: () => channel.close(),
  };
}

interface Call {
  method: WireMethod<object, object>;
  request: unknown;
  deadline: number;
  metadata: Metadata;
}

function unary(channel: Client, { method, request, metadata, deadline }: Call): Promise<unknown> {
  const { path, requestSerialize, responseDeserialize } = method;
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null, response: unknown) =>
      error ? reject(fromGrpcError(error)) : resolve(response);
    channel.makeUnaryRequest(
      path,
      requestSerialize,
      responseDeserialize,
      request as object,
      metadata,
      { deadline },
      done,
    );
  });
}

async function checkHealth(channel: Client, serviceName: string): Promise<void> {
  const method = health.Check as WireMethod<object, object>;
  const request = { service: serviceName };
  const answer = await unary(channel, { method, request, deadline: deadlineFor(1000), metadata: new Metadata() });
  if ((answer as { status?: string }).status !== "SERVING") throw fail("service_unavailable");
}

function traceHeaders(tracing: Tracing): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(tracing.inject())) metadata.set(name, value);
  return metadata;
}
