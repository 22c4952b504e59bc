import { type Client, Metadata, type ServiceError, type MethodDefinition as WireMethod } from "@grpc/grpc-js";
import { fail } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";
import { service as health } from "grpc-health-check";
import { openChannel } from "./channel.ts";
import { createClient } from "./client.ts";
import { deadlineFor } from "./deadline.ts";
import { type ClientOptions, type ServiceClient, type ServiceDefinition, serviceNameOf } from "./definition.ts";
import type { InstanceEjector } from "./ejecting-instances.ts";
import type { Instances } from "./instances.ts";
import { isIdempotent, type RetryBudget, sendWithRetries } from "./retry.ts";
import { presentToken } from "./service-token.ts";
import { fromGrpcError, isTrouble } from "./status.ts";
import { wireMethod } from "./wire.ts";

/** A client over sockets, and how to let go of it. */
export interface GrpcClient<D extends ServiceDefinition> {
  client: ServiceClient<D>;
  /**
   * Asks the standard health service of one instance.
   * @throws AppError `service_unavailable` when it does not answer SERVING within a second.
   */
  check(): Promise<void>;
  close(): void;
}

/** Where a client's service is. */
export interface GrpcAddress {
  /** `host:port`, or several separated by commas, or instances that come and go. */
  address: string | Instances;
  /** What the service wants to see with each call; undefined: nothing. */
  token?: string | undefined;
}

/** How a client treats a service in trouble. */
export interface GrpcCare {
  /** Leaves out instances that fail; default: none is left out. Told how each call to an instance ended. */
  ejector?: InstanceEjector | undefined;
  /** Of all calls of this client; without one, every idempotent call may be sent again. */
  retryBudget?: RetryBudget | undefined;
}

/**
 * Calls a service over gRPC, its instances one after the other. Connects at the first call and again by itself after a
 * break. Methods that proto/ marks as idempotent are sent again, at most twice and within the budget, when the connection
 * fails.
 */
export function createGrpcClient<D extends ServiceDefinition>(
  options: ClientOptions<D> & GrpcAddress & GrpcCare,
): GrpcClient<D> {
  const { definition, tracing, address, retryBudget, ejector, token } = options;
  const channel = openChannel(serviceNameOf(definition), address, ejector);
  return {
    client: createClient(options, async (method, request, deadline) => {
      const metadata = traceHeaders(tracing);
      presentToken(metadata, token);
      const call = { method: wireMethod(definition, method), request, deadline, metadata };
      const send = () => unary(channel, call, ejector);
      return await (isIdempotent(method) ? sendWithRetries(send, deadline, retryBudget) : send()).catch(
        rejectAsAppError,
      );
    }),
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

function unary(channel: Client, call: Call, ejector?: InstanceEjector): Promise<unknown> {
  const { method, request, metadata, deadline } = call;
  const { path, requestSerialize, responseDeserialize } = method;
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null, response: unknown) => {
      ejector?.report(sent.getPeer(), !error || !isTrouble(error));
      if (error) reject(error);
      else resolve(response);
    };
    const sent = channel.makeUnaryRequest(
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

const rejectAsAppError = (error: ServiceError): never => {
  throw fromGrpcError(error);
};

async function checkHealth(channel: Client, serviceName: string): Promise<void> {
  const method = health.Check as WireMethod<object, object>;
  const call = { method, request: { service: serviceName }, deadline: deadlineFor(1000), metadata: new Metadata() };
  const answer = await sendWithRetries(() => unary(channel, call), call.deadline).catch((cause: unknown) => {
    throw fail("service_unavailable", { cause });
  });
  if ((answer as { status?: string }).status !== "SERVING") throw fail("service_unavailable");
}

function traceHeaders(tracing: Tracing): Metadata {
  const metadata = new Metadata();
  for (const [name, value] of Object.entries(tracing.inject())) metadata.set(name, value);
  return metadata;
}
