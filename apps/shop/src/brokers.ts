import { type Logger, systemClock } from "@mall/kernel";
import { type Broker, createEmbeddedBroker, shopTopology } from "@mall/messaging";
import { openRabbit, type RuntimeConfig } from "@mall/runtime";
import { noTracing, type Tracing } from "@mall/tracing";

/** The broker of the process, as each of its services sees it. */
export interface Brokers {
  /** The spans of what is published and consumed carry this service's name. */
  viewFor(tracing: Tracing): Promise<Broker>;
  close(): Promise<void>;
}

/** One embedded broker for all services, or a connection to RabbitMQ for each. */
export async function openBrokers(runtime: RuntimeConfig, logger: Logger): Promise<Brokers> {
  const { rabbitmqUrl } = runtime;
  if (rabbitmqUrl !== undefined) return openConnections(rabbitmqUrl, runtime, logger);
  const file = `${runtime.dataDir}/broker.sqlite`;
  const broker = createEmbeddedBroker({ file, clock: systemClock, logger, tracing: noTracing });
  await broker.declare(shopTopology(runtime));
  return { viewFor: async (tracing) => broker.viewFor(tracing), close: () => broker.close() };
}

function openConnections(url: string, runtime: RuntimeConfig, logger: Logger): Brokers {
  const opened: Broker[] = [];
  return {
    viewFor: async (tracing) => {
      const broker = await openRabbit(url, { logger, tracing });
      await broker.declare(shopTopology(runtime));
      opened.push(broker);
      return broker;
    },
    close: async () => {
      await Promise.all(opened.map((broker) => broker.close()));
    },
  };
}
