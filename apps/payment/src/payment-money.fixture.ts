import { createNumberGenerator, fail, silentLogger } from "@mall/kernel";
import { migrateToLatest, openSqlite } from "@mall/storage";
import { createManualClock } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import * as application from "./application/index.ts";
import type { Orders } from "./application/ports/orders.ts";
import type { ProviderRequest } from "./application/ports/payments.ts";
import type { ProviderMode } from "./domain/payment.ts";
import { createSettlements } from "./infrastructure/settlements.ts";
import { type PaymentDatabase, paymentMigrations } from "./infrastructure/sql/database.ts";
import { createSqlPayments } from "./infrastructure/sql/sql-payments.ts";

const WISH = { userId: 7, orderNo: "A1", amountCents: 1100 };

/** How a call of the order service ends: well; before it did anything; after, so that nobody learns of it. */
export type Line = "up" | "down" | "reply_lost";

/** The use cases over a real store, with an order and a provider that do as they are told. */
export async function openTill() {
  const clock = createManualClock();
  const db = openSqlite<PaymentDatabase>({ file: ":memory:", tracing: noTracing });
  await migrateToLatest(db, paymentMigrations);
  const payments = createSqlPayments({ db, clock, tracing: noTracing, onOutbox: () => {} });
  const order = fakeOrder();
  const deps = { payments, orders: order.port, settlements: createSettlements(), clock, logger: silentLogger };
  const settle = application.settle(deps);
  const sweep = application.sweepUnsettled({ ...deps, settle });
  const drawPaymentNo = createNumberGenerator(clock);
  const pay = application.pay({ ...deps, drawPaymentNo, mode: "succeed", demo: true, waitMs: 0 });
  const take = application.handleCallback({
    ...{ ...deps, settle, verify: () => true, parse: (body) => notificationOf(JSON.parse(body)) },
  });
  /** Payments whose money the provider has told of. */
  const landed = new Set<string>();
  const tell = async (request: ProviderRequest) => {
    if (request.kind === "payment" && request.mode !== "fail") landed.add(request.payment_no);
    await take({ body: JSON.stringify(request), timestamp: String(clock.now() / 1000), signature: "" });
  };
  const requests = async () =>
    (await db.selectFrom("outbox").select("body").orderBy("id").execute()).map(
      ({ body }): ProviderRequest => JSON.parse(body),
    );
  return {
    order: order.state,
    requests,
    rows: () => db.selectFrom("payments").selectAll().execute(),
    pay: async (simulate: ProviderMode) => void (await pay({ ...WISH, simulate })),
    /** The provider answers one of its requests, perhaps again. */
    answer: async (pick: number) => {
      const asked = await requests();
      const request = asked[pick % asked.length];
      if (request) await tell(request);
    },
    landed,
    /** The provider has the money of one of its requests after all, whatever it said before. */
    landLate: async (pick: number) => {
      const asked = (await requests()).filter(({ kind }) => kind === "payment");
      const request = asked[pick % asked.length];
      if (request) await tell({ ...request, mode: "succeed" });
    },
    sweep: async () => {
      clock.advance(20_000);
      await sweep();
    },
    close: () => db.destroy(),
  };
}

function notificationOf({ payment_no, order_no, amount_cents, kind, mode }: ProviderRequest) {
  const result = mode === "fail" ? ("failed" as const) : ("succeeded" as const);
  const same = { paymentNo: payment_no, orderNo: order_no, amountCents: amount_cents, kind, result };
  return { ...same, notificationId: `${payment_no}:${kind}:${result}`, providerTxn: `T${payment_no}` };
}

function fakeOrder() {
  const state = { line: "up" as Line, cancelled: false, paidBy: undefined as string | undefined };
  const port: Orders = {
    find: async () => ({ totalCents: WISH.amountCents, payable: !state.cancelled && state.paidBy === undefined }),
    confirm: async ({ paymentNo }) => {
      const { line } = state;
      if (line === "down") throw fail("service_unavailable");
      if (!state.cancelled) state.paidBy ??= paymentNo;
      const outcome = state.paidBy === paymentNo ? "paid" : "refund";
      await Promise.resolve();
      if (line === "reply_lost") throw fail("service_unavailable");
      return outcome;
    },
  };
  return {
    port,
    state: Object.assign(state, {
      fail: (line: Line) => {
        state.line = line;
      },
      /** As the order service does: a paid order is not cancelled. */
      cancel: () => {
        state.cancelled ||= state.paidBy === undefined;
      },
    }),
  };
}
