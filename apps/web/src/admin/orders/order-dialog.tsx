import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { yuan } from "../../format/format.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { OrderBadge } from "../../ui/order-badge.tsx";
import { Thing } from "../parts/thing.tsx";
import { When } from "../parts/when.tsx";
import { OrderDeeds } from "./order-row.tsx";
import { MOMENTS, type OrderDeed, type StaffOrder } from "./staff-order.ts";

interface OrderDialogProps {
  order: StaffOrder;
  onAsk: (deed: OrderDeed, order: StaffOrder) => void;
  onClose: () => void;
}

/** All of an order. */
export function OrderDialog({ order, onAsk, onClose }: OrderDialogProps) {
  const { t } = useTranslation(["fulfilment", "common"]);
  return (
    <Dialog title={t("order", { number: order.order_no })} onClose={onClose}>
      <p className="row">
        <OrderBadge status={order.status} />
        {order.cancel_reason ? <span className="soft">{t(`cancelledBy.${order.cancel_reason}`)}</span> : null}
        {order.seckill ? <span className="badge bad">{t("seckill")}</span> : null}
      </p>
      <Items items={order.items} />
      <Facts order={order} onClose={onClose} />
      <div className="actions">
        <OrderDeeds order={order} onAsk={onAsk} />
        <button type="button" className="button plain" onClick={onClose}>
          {t("common:close")}
        </button>
      </div>
    </Dialog>
  );
}

function Items({ items }: Pick<StaffOrder, "items">) {
  const { t } = useTranslation("fulfilment");
  return (
    <ul className="order-items" aria-label={t("items")}>
      {items.map(({ sku_id, picture, product_name, sku_name, price_cents, quantity }) => (
        <li key={sku_id}>
          <Thing picture={picture} name={product_name}>
            {sku_name}
          </Thing>
          <span>
            {yuan(price_cents)} × {quantity}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Facts({ order, onClose }: Pick<OrderDialogProps, "order" | "onClose">) {
  const { t } = useTranslation("fulfilment");
  return (
    <dl className="facts">
      <dt>{t("amount")}</dt>
      <dd>
        <strong>{yuan(order.total_amount_cents)}</strong>
      </dd>
      <dt>{t("user")}</dt>
      <dd>
        <Link to={`/admin/orders?user_id=${order.user_id}`} onClick={onClose}>
          #{order.user_id}
        </Link>
      </dd>
      <dt>{t("receiver")}</dt>
      <dd>
        {order.receiver_name || "–"} {order.receiver_mobile}
      </dd>
      <dt>{t("address")}</dt>
      <dd>{order.receiver_address || "–"}</dd>
      <dt>{t("payment")}</dt>
      <dd className="mono">{order.payment_no || "–"}</dd>
      <Moments order={order} />
    </dl>
  );
}

function Moments({ order }: Pick<OrderDialogProps, "order">) {
  const { t } = useTranslation("fulfilment");
  const known = order.status === 0 ? (["created_at", "pay_before"] as const) : MOMENTS.filter((each) => order[each]);
  return known.map((each) => [
    <dt key={each}>{t(`times.${each}`)}</dt>,
    <dd key={`${each} at`}>
      <When at={order[each]} />
    </dd>,
  ]);
}
