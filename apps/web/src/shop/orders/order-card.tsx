import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { moment } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { msOf } from "../../time/seconds.ts";
import { OrderBadge } from "../../ui/order-badge.tsx";
import { Price } from "../../ui/price.tsx";
import { OrderActions } from "./order-actions.tsx";
import { STATUS } from "./order-rules.ts";
import { TimeToPay } from "./time-to-pay.tsx";
import type { Order } from "./use-orders.ts";
import "./order-card.css";

/** Pictures that a card shows. */
const SHOWN = 4;

/** An order in the list. */
export function OrderCard({ order }: { order: Order }) {
  const { t } = useTranslation("buying");
  const no = order.order_no;
  return (
    <li className="panel order-card">
      <div className="order-card-head">
        <span className="row">
          <OrderBadge status={order.status} />
          {order.seckill ? <span className="badge bad">{t("seckill")}</span> : null}
          <time className="soft" dateTime={new Date(msOf(order.created_at)).toISOString()}>
            {moment(msOf(order.created_at), language())}
          </time>
        </span>
        <span className="soft mono">{no}</span>
      </div>
      <Link className="order-card-goods" to={`/orders/${no}`}>
        {order.items.slice(0, SHOWN).map((item) => (
          <img key={item.sku_id} src={item.picture} alt="" width="64" height="64" />
        ))}
        <span>{namesOf(order)}</span>
      </Link>
      <div className="order-card-foot">
        <span className="row">
          <span className="soft">{t("total")}</span> <Price cents={order.total_amount_cents} />
        </span>
        {order.status === STATUS.unpaid ? <TimeToPay payBefore={order.pay_before} /> : null}
        <span className="row order-card-deeds">
          <OrderActions order={order} />
          {order.status === STATUS.unpaid ? null : (
            <Link className="button plain" to={`/orders/${no}`} aria-label={t("detailsOf", { no })}>
              {t("details")}
            </Link>
          )}
        </span>
      </div>
    </li>
  );
}

const namesOf = ({ items }: Order): string =>
  items.map(({ product_name, quantity }) => `${product_name} × ${quantity}`).join(", ");
