import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { msOf } from "../../time/seconds.ts";
import { useReached } from "../../time/use-countdown.ts";
import { Price } from "../../ui/price.tsx";
import { TimeToPay } from "../orders/time-to-pay.tsx";
import type { Order } from "../orders/use-orders.ts";
import { PayChoices } from "./pay-choices.tsx";
import { PayOutcome } from "./pay-outcome.tsx";
import { type PayStage, payStage } from "./pay-stage.ts";
import { usePay, usePayment } from "./use-payment.ts";

const OPEN: readonly PayStage[] = ["due", "failed"];

/** The page of the payment provider for an order, with a look of its own. */
export function ProviderPage({ order }: { order: Order }) {
  const { t } = useTranslation(["buying", "common"]);
  const pay = usePay(order);
  const payment = usePayment(order, { wait: pay.isPending });
  const overdue = useReached(msOf(order.pay_before));
  const stage = pay.isPending ? "waiting" : payStage(order.status, payment.data?.status, overdue);
  return (
    <section className="provider-card">
      <p className="soft">{t("payFor", { shop: t("common:brand") })}</p>
      <p className="provider-amount">
        <Price cents={order.total_amount_cents} />
      </p>
      <p className="soft mono">{order.order_no}</p>
      {OPEN.includes(stage) || stage === "closing" ? (
        <p className="provider-time">
          <TimeToPay payBefore={order.pay_before} />
        </p>
      ) : null}
      <PayOutcome stage={stage} orderNo={order.order_no} />
      {OPEN.includes(stage) ? <PayChoices order={order} pay={pay} /> : null}
      {OPEN.includes(stage) || stage === "waiting" ? (
        <Link className="button quiet" to={`/orders/${order.order_no}`}>
          {t("backToOrder")}
        </Link>
      ) : null}
    </section>
  );
}
