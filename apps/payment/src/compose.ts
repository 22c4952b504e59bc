import { OrderServiceDefinition } from "@mall/contracts/order";
import { PaymentServiceDefinition } from "@mall/contracts/payment";
import { createNumberGenerator, type Loop, startLoop } from "@mall/kernel";
import { type Consumer, createOutboxRelay, type OutboxRelay } from "@mall/messaging";
import { openServiceDatabase, type Platform, type ServiceDatabase, type ServiceModule } from "@mall/runtime";
import * as application from "./application/index.ts";
import type { PaymentConfig } from "./config.ts";
import { createPaymentHandlers } from "./infrastructure/grpc/payment.handler.ts";
import { createOrders } from "./infrastructure/order-client.ts";
import { parseNotification } from "./infrastructure/provider/notification-json.ts";
import { verifySignature } from "./infrastructure/provider/signature.ts";
import { startSimulatedProvider } from "./infrastructure/provider/simulated-provider.ts";
import { consumeRefunds } from "./infrastructure/refunds.consumer.ts";
import { createSettlements } from "./infrastructure/settlements.ts";
import { type PaymentDatabase, paymentMigrations } from "./infrastructure/sql/database.ts";
import { createSqlPayments } from "./infrastructure/sql/sql-payments.ts";

export { loadPaymentConfig, type PaymentConfig, paymentVariables } from "./config.ts";

/** The service's tables. */
export const paymentTables: ServiceDatabase = { name: "db_payment", migrations: paymentMigrations };

/** Milliseconds between two looks for payments whose order was not told, and for refunds that nobody has heard of. */
const SWEEP_MS = 1000;

/** Wires the payment service. */
export async function composePayment(
  config: PaymentConfig,
  platform: Platform,
): Promise<ServiceModule<PaymentServiceDefinition>> {
  const { clock, logger, tracing, broker, directory } = platform;
  const db = await openServiceDatabase<PaymentDatabase>(platform, paymentTables, config.database);

  let relay: OutboxRelay | undefined;
  let provider: Consumer | undefined;
  let refunds: Consumer | undefined;
  let sweepers: Loop[] = [];
  const payments = createSqlPayments({ db, clock, tracing, onOutbox: () => relay?.kick() });
  const orders = createOrders(directory.client(OrderServiceDefinition), clock);
  const settlements = createSettlements();
  const settle = application.settle({ payments, orders, settlements });
  const drawPaymentNo = createNumberGenerator(clock);
  const verify = verifySignature(config.callbackSecrets);

  return {
    definition: PaymentServiceDefinition,
    implementation: createPaymentHandlers({
      pay: application.pay({ payments, orders, settlements, clock, drawPaymentNo, ...config }),
      handleCallback: application.handleCallback({
        payments,
        settlements,
        settle,
        verify,
        parse: parseNotification,
        clock,
        logger,
      }),
      get: application.getPayment({ payments }),
    }),
    start: async () => {
      provider = await startSimulatedProvider({ broker, clock, tracing, ...config });
      relay = createOutboxRelay({ db, broker, logger });
      refunds = await consumeRefunds(broker, application.refundOrder({ payments, settlements }));
      const settleAll = application.sweepUnsettled({ payments, clock, settle, logger });
      const refundAll = application.sweepRefunds({ payments, clock, logger });
      const askAll = application.sweepPending({ payments, clock, logger, mode: config.mode });
      sweepers = [
        startLoop({ name: "unsettled payments", intervalMs: SWEEP_MS, run: settleAll, logger }),
        startLoop({ name: "refunds", intervalMs: SWEEP_MS, run: refundAll, logger }),
        startLoop({ name: "pending payments", intervalMs: SWEEP_MS, run: askAll, logger }),
      ];
    },
    stop: async () => {
      await provider?.stop();
      await refunds?.stop();
      await Promise.all(sweepers.map((sweeper) => sweeper.stop()));
      await relay?.stop();
      await db.destroy();
    },
    ready: async () => void (await db.selectFrom("payments").select("payment_no").limit(1).execute()),
  };
}
