import { type ChannelOptions, Client, credentials } from "@grpc/grpc-js";
import { type InstanceEjector, withoutEjected } from "./ejecting-instances.ts";
import { fixedInstances, type Instances, parseInstances } from "./instances.ts";
import { targetOf } from "./instances-resolver.ts";

const OPTIONS: ChannelOptions = {
  // The default waits up to two minutes between attempts: too long for a service that is back after two seconds.
  "grpc.initial_reconnect_backoff_ms": 100,
  "grpc.max_reconnect_backoff_ms": 2000,
  // A process that hangs keeps its connections open: only a ping that is not answered tells.
  "grpc.keepalive_time_ms": 5000,
  "grpc.keepalive_timeout_ms": 2000,
  "grpc.keepalive_permit_without_calls": 1,
  // The services are neighbours; a proxy of the machine's environment is for the world outside.
  "grpc.enable_http_proxy": 0,
  "grpc.service_config": JSON.stringify({ loadBalancingConfig: [{ round_robin: {} }] }),
};

/**
 * Opens the way to a service, its calls balanced over the instances one after the other: those of `Instances`, those of
 * `host:port,host:port`, or what DNS knows about a single `host:port`. An ejector leaves some out. Nothing connects before the first call.
 * @throws Error for a list with something that is not `host:port`.
 */
export function openChannel(name: string, address: string | Instances, ejector?: InstanceEjector): Client {
  if (typeof address === "string" && !address.includes(",")) {
    return new Client(address, credentials.createInsecure(), OPTIONS);
  }
  const instances = typeof address === "string" ? fixedInstances(parseInstances(address)) : address;
  const { target, options } = targetOf(name, ejector ? withoutEjected(instances, ejector) : instances);
  return new Client(target, credentials.createInsecure(), { ...OPTIONS, ...options });
}
