import {
  type Payment as PaymentMessage,
  type PaymentServiceDefinition,
  PaymentStatus,
  ProviderMode,
} from "@mall/contracts/payment";
import type { ServiceImplementation } from "@mall/rpc";
import type { PaymentQuery } from "../../application/get-payment.ts";
import type { Callback } from "../../application/handle-callback.ts";
import type { PayCommand } from "../../application/pay.ts";
import type { ProviderMode as Mode, Payment, PaymentState } from "../../domain/payment.ts";

/** What the handlers call. */
export interface PaymentUseCases {
  pay: (command: PayCommand) => Promise<Payment>;
  handleCallback: (callback: Callback) => Promise<boolean>;
  get: (query: PaymentQuery) => Promise<Payment>;
}

const STATUSES: Record<PaymentState, PaymentStatus> = {
  pending: PaymentStatus.PAYMENT_STATUS_PENDING,
  succeeded: PaymentStatus.PAYMENT_STATUS_SUCCEEDED,
  settled: PaymentStatus.PAYMENT_STATUS_SETTLED,
  failed: PaymentStatus.PAYMENT_STATUS_FAILED,
  refunding: PaymentStatus.PAYMENT_STATUS_REFUNDING,
  refunded: PaymentStatus.PAYMENT_STATUS_REFUNDED,
};

const MODES: Record<ProviderMode, Mode | undefined> = {
  [ProviderMode.PROVIDER_MODE_UNSPECIFIED]: undefined,
  [ProviderMode.PROVIDER_MODE_SUCCEED]: "succeed",
  [ProviderMode.PROVIDER_MODE_FAIL]: "fail",
  [ProviderMode.PROVIDER_MODE_SLOW]: "slow",
};

/** Decodes, calls the use case, encodes. */
export function createPaymentHandlers(useCases: PaymentUseCases): ServiceImplementation<PaymentServiceDefinition> {
  return {
    pay: async (request) => ({
      payment: messageOf(await useCases.pay({ ...request, simulate: MODES[request.simulate] })),
    }),
    handleCallback: async (callback) => ({ applied: await useCases.handleCallback(callback) }),
    getPayment: async (query) => ({ payment: messageOf(await useCases.get(query)) }),
  };
}

function messageOf(payment: Payment): PaymentMessage {
  const { paymentNo, orderNo, userId, amountCents, state, createdAt, updatedAt } = payment;
  return {
    paymentNo,
    orderNo,
    userId,
    amountCents,
    status: STATUSES[state],
    createdAtMs: createdAt,
    updatedAtMs: updatedAt,
  };
}
