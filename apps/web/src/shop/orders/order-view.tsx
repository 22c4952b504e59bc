import { useTranslation } from "react-i18next";
import { OrderBadge } from "../../ui/order-badge.tsx";
import { Price } from "../../ui/price.tsx";
import { OrderActions } from "./order-actions.tsx";
import { OrderPayment, Receiver } from "./order-facts.tsx";
import { OrderItems } from "./order-items.tsx";
import { STATUS } from "./order-rules.ts";
import { OrderTimeline } from "./order-timeline.tsx";
import { TimeToPay } from "./time-to-pay.tsx";
import type { Order } from "./use-orders.ts";
import "../checkout/checkout.css";

/** All that there is to know of an order. */
export function OrderView({ order }: { order: Order }) {
  const { t } = useTranslation("buying");
  return (
    <div className="checkout order-view">
      <div className="stack">
        <OrderItems order={order} />
        <Receiver order={order} />
        <OrderPayment order={order} />
      </div>
      <div className="stack">
        <section className="panel stack">
          <p className="row" role="status">
            <OrderBadge status={order.status} />
            {order.seckill ? <span className="badge bad">{t("seckill")}</span> : null}
          </p>
          {order.status === STATUS.unpaid ? <TimeToPay payBefore={order.pay_before} /> : null}
          <dl className="facts">
            <div>
              <dt>{t("orderNo")}</dt>
              <dd className="mono">{order.order_no}</dd>
            </div>
            <div className="sum">
              <dt>{t("total")}</dt>
              <dd>
                <Price cents={order.total_amount_cents} />
              </dd>
            </div>
          </dl>
          <div className="row">
            <OrderActions order={order} />
          </div>
        </section>
        <OrderTimeline order={order} />
      </div>
    </div>
  );
}
