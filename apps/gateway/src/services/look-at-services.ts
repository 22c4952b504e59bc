import type { ServiceDirectory } from "@mall/discovery";
import { isUnavailable } from "@mall/kernel";
import type { Broker } from "@mall/messaging";
import { type ServiceDefinition, serviceNameOf } from "@mall/rpc";
import type { Static } from "typebox";
import type { brokerState, serviceState } from "../schemas/services.ts";
import { BROKER, type ServiceSwitch } from "./service-switch.ts";

/** What is asked about the services. */
export interface ServiceLookDeps {
  directory: Pick<ServiceDirectory, "instances">;
  /** In the order in which they are shown. */
  definitions: readonly ServiceDefinition[];
  broker: Pick<Broker, "depths">;
  embeddedBroker: boolean;
  /** Left out where nothing can be stopped. */
  serviceSwitch?: ServiceSwitch | undefined;
}

/** Each service with its instances. */
export async function lookAtServices(deps: ServiceLookDeps): Promise<Static<typeof serviceState>[]> {
  return await Promise.all(deps.definitions.map((definition) => lookAt(definition, deps)));
}

async function lookAt(definition: ServiceDefinition, { directory, serviceSwitch }: ServiceLookDeps) {
  const service = serviceNameOf(definition);
  const canStop = serviceSwitch?.names.includes(service) ?? false;
  const instances = await instancesOf(directory, definition);
  const isUp = instances.some(({ healthy }) => healthy);
  const down = canStop && serviceSwitch?.isStopped(service) ? ("stopped" as const) : ("unreachable" as const);
  return { service, state: isUp ? ("up" as const) : down, can_stop: canStop, instances };
}

/** None while the registry does not answer. */
async function instancesOf(directory: ServiceLookDeps["directory"], definition: ServiceDefinition) {
  try {
    return await directory.instances(definition);
  } catch (error) {
    if (isUnavailable(error)) return [];
    throw error;
  }
}

/** The broker; one that does not answer is called stopped as well. */
export async function lookAtBroker(deps: ServiceLookDeps): Promise<Static<typeof brokerState>> {
  const { broker, embeddedBroker, serviceSwitch } = deps;
  const answers = await broker.depths().then(
    () => true,
    () => false,
  );
  const kind = embeddedBroker ? ("embedded" as const) : ("rabbitmq" as const);
  const canStop = serviceSwitch?.names.includes(BROKER) ?? false;
  return { kind, state: answers ? "up" : "stopped", can_stop: canStop };
}
