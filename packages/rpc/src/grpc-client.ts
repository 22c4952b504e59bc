import type { ServiceError, MethodDefinition as WireMethod } from "@grpc/grpc-js";
import { type AppError, fail } from "@mall/kernel";
import { service as health } from "grpc-health-check";
import { createBatching } from "./batch/create-batching.ts";
import { openChannel } from "./channel.ts";
import { createClient } from "./client.ts";
import { deadlineFor } from "./deadline.ts";
import {
  type ClientOptions,
  type MethodDefinition,
  type ServiceClient,
  type ServiceDefinition,
  serviceNameOf,
} from "./definition.ts";
import type { InstanceEjector } from "./ejecting-instances.ts";
import type { Instances } from "./instances.ts";
import { isIdempotent, type RetryBudget, sendWithRetries } from "./retry.ts";
import { fromGrpcError } from "./status.ts";
import { callAlone, type OutgoingCall, type Way } from "./unary.ts";
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
 * break. Calls that are made at once travel together, to one instance; those of a sampled trace go alone. Methods that
 * proto/ marks as idempotent are sent again, at most twice and within the budget, when the connection fails.
 */
export function createGrpcClient<D extends ServiceDefinition>(
  options: ClientOptions<D> & GrpcAddress & GrpcCare,
): GrpcClient<D> {
  const { definition, tracing, address, retryBudget, ejector, token } = options;
  const channel = openChannel(serviceNameOf(definition), address, ejector);
  const way = { channel, token, ejector };
  const batched = createBatching(way);
  const wire = new Map(Object.values(definition.methods).map((method) => [method, wireMethod(definition, method)]));

  const outgoing = (method: MethodDefinition, request: unknown, deadline: number): OutgoingCall => {
    const known = wire.get(method) ?? wireMethod(definition, method);
    const encoded = known.requestSerialize(request as object);
    return { method: known, name: method.name, request: encoded, deadline, headers: tracing.inject() };
  };

  return {
    client: createClient(options, async (method, request, deadline) => {
      try {
        const call = outgoing(method, request, deadline);
        const send = tracing.recording() ? () => callAlone(way, call) : () => batched(call);
        return await (isIdempotent(method) ? sendWithRetries(send, deadline, retryBudget) : send());
      } catch (error) {
        throw fromGrpcError(error as AppError | ServiceError);
      }
    }),
    check: () => checkHealth({ channel }, definition.fullName),
    close: () => channel.close(),
  };
}

async function checkHealth(way: Way, service: string): Promise<void> {
  const method = health.Check as WireMethod<object, object>;
  const request = method.requestSerialize({ service });
  const call = { method, name: "Check", request, deadline: deadlineFor(1000), headers: {} };
  const answer = await sendWithRetries(() => callAlone(way, call), call.deadline).catch((cause: unknown) => {
    throw fail("service_unavailable", { cause });
  });
  if ((answer as { status?: string }).status !== "SERVING") throw fail("service_unavailable");
}
