import { type Guard, type Logger, systemClock } from "@mall/kernel";
import { type Broker, createEmbeddedBroker, type EmbeddedBroker, shopTopology } from "@mall/messaging";
import { openRabbit, type RuntimeConfig } from "@mall/runtime";
import { noTracing, type Tracing } from "@mall/tracing";

/** The broker of the process, as each of its services sees it. */
export interface Brokers {
  /** The spans of what is published and consumed carry this service's name. */
  viewFor(tracing: Tracing): Promise<Broker>;
  /** The one in this process; undefined: they are elsewhere. */
  embedded: EmbeddedBroker | undefined;
  close(): Promise<void>;
}

/** Of the process. */
interface BrokerOwn {
  logger: Logger;
  /** Asked before anything is published to RabbitMQ. */
  guard: Guard;
}

/** One embedded broker for all services, or a connection to RabbitMQ for each. */
export async function openBrokers(runtime: RuntimeConfig, own: BrokerOwn): Promise<Brokers> {
  const { logger } = own;
  const { rabbitmqUrl } = runtime;
  if (rabbitmqUrl !== undefined) return openConnections(rabbitmqUrl, runtime, own);
  const file = `${runtime.dataDir}/broker.sqlite`;
  const broker = createEmbeddedBroker({ file, clock: systemClock, logger, tracing: noTracing });
  await broker.declare(shopTopology(runtime));
  return { viewFor: async (tracing) => broker.viewFor(tracing), embedded: broker, close: () => broker.close() };
}

function openConnections(url: string, runtime: RuntimeConfig, own: BrokerOwn): Brokers {
  const opened: Broker[] = [];
  return {
    viewFor: async (tracing) => {
      const broker = await openRabbit(url, { ...own, tracing });
      await broker.declare(shopTopology(runtime));
      opened.push(broker);
      return broker;
    },
    embedded: undefined,
    close: async () => {
      await Promise.all(opened.map((broker) => broker.close()));
    },
  };
}
