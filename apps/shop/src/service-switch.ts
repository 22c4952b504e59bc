import { BROKER, type ServiceSwitch } from "@mall/gateway";
import { fail } from "@mall/kernel";
import type { EmbeddedBroker } from "@mall/messaging";
import type { HostedService } from "./hosted-service.ts";

/** What is stopped and started. */
export interface SwitchOptions {
  services: readonly HostedService[];
  broker: Pick<EmbeddedBroker, "pause" | "resume">;
}

/** The switch of a shop that stops one day itself. */
export interface ShopSwitch extends ServiceSwitch {
  /** Resolves when what was asked for is done; from now on it refuses with `service_unavailable`. */
  close(): Promise<void>;
}

/** One thing that can be stopped. */
interface Part {
  isStopped: boolean;
  /** What was asked for last; the next waits for it. */
  last: Promise<unknown>;
  stop: () => Promise<void>;
  start: () => Promise<void>;
}

/** Without it staff could not prove who they are, nor write down what they do: whoever stopped it could not start it. */
const NEEDED = "user-service";

/** Makes the switch. What is asked for one part is done one after the other; twice the same does nothing. */
export function createServiceSwitch({ services, broker }: SwitchOptions): ShopSwitch {
  const stoppable = services.filter(({ name }) => name !== NEEDED);
  const parts = new Map<string, Part>(stoppable.map((service) => [service.name, partOf(service)]));
  parts.set(BROKER, { ...idle(), stop: async () => broker.pause(), start: async () => broker.resume() });
  let closed = false;

  const part = (name: string): Part => {
    const found = parts.get(name);
    if (!found) throw new Error(`${name} cannot be stopped`);
    return found;
  };
  const inTurn = async (name: string, work: (own: Part) => Promise<void>): Promise<void> => {
    const own = part(name);
    if (closed) throw fail("service_unavailable");
    const mine = own.last.then(async () => await work(own));
    own.last = mine.catch(() => {});
    await mine;
  };

  return {
    names: [...parts.keys()],
    isStopped: (name) => part(name).isStopped,
    stop: (name) =>
      inTurn(name, async (own) => {
        if (own.isStopped) return;
        own.isStopped = true;
        await own.stop();
      }),
    start: (name) =>
      inTurn(name, async (own) => {
        if (!own.isStopped) return;
        await own.start();
        own.isStopped = false;
      }),
    close: async () => {
      closed = true;
      await Promise.all([...parts.values()].map(({ last }) => last));
    },
  };
}

const idle = () => ({ isStopped: false, last: Promise.resolve() });

function partOf(service: HostedService): Part {
  return { ...idle(), stop: () => service.stop(), start: () => composeAndStart(service) };
}

/** What cannot start its work is not left half open. */
async function composeAndStart(service: HostedService): Promise<void> {
  await service.compose();
  try {
    await service.start();
  } catch (error) {
    await service.stop();
    throw error;
  }
}
