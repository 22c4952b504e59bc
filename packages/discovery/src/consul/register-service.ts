import { isUnavailable, type Logger, startLoop } from "@mall/kernel";
import type { ConsulClient, ServiceRegistration } from "./consul-client.ts";

/** An instance as others shall find it. */
export interface RegistrationOptions {
  consul: Pick<ConsulClient, "register" | "knows" | "deregister">;
  /** The service's name in Consul: `order-service`. */
  name: string;
  /** Of this instance alone; see `instanceIdOf`. */
  id: string;
  /** Where callers and Consul's checks reach it. */
  address: string;
  port: number;
  /** `grpc`: the standard health service is asked about `name`; `http`: GET /healthz. */
  check: "grpc" | "http";
  logger: Logger;
}

/** An instance that keeps itself registered. */
export interface Registration {
  /** Takes the instance out of Consul; a few seconds at most, and a failure is only logged. */
  deregister(): Promise<void>;
}

/** Milliseconds between two looks: an agent that began anew has forgotten its services. */
const VERIFY_MS = 2000;

/** The id of the instance at this address: `order-service-10.0.0.7-50054`. */
export function instanceIdOf(name: string, address: string, port: number): string {
  return `${name}-${address}-${port}`;
}

/** Registers in the background, whether Consul is there yet or not, and again whenever Consul has forgotten. */
export function registerService(options: RegistrationOptions): Registration {
  const { consul, id, logger } = options;
  let stopping = false;
  let registered = false;
  const keepRegistered = async () => {
    if (registered && (await consul.knows(id))) return;
    if (stopping) return;
    await consul.register(registrationOf(options));
    logger.info({ id }, registered ? "registered in Consul again: it had forgotten" : "registered in Consul");
    registered = true;
  };
  const loop = startLoop({
    name: "consul registration",
    intervalMs: VERIFY_MS,
    run: () => keepRegistered().catch(ignoreAway),
    logger,
  });
  return {
    deregister: async () => {
      stopping = true;
      await loop.stop();
      await consul.deregister(id).catch((error: unknown) => {
        logger.warn({ err: error, id }, "could not be taken out of Consul: the failing check will do it");
      });
    },
  };
}

/** The client says that Consul is away, once; anything else is the loop's to log. */
function ignoreAway(error: unknown): void {
  if (!isUnavailable(error)) throw error;
}

function registrationOf({ name, id, address, port, check }: RegistrationOptions): ServiceRegistration {
  const target = address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`;
  const probe = check === "grpc" ? { GRPC: `${target}/${name}` } : { HTTP: `http://${target}/healthz` };
  const timing = { Interval: "1s", Timeout: "1s", DeregisterCriticalServiceAfter: "1m" };
  return { ID: id, Name: name, Address: address, Port: port, Check: { ...probe, ...timing } };
}
