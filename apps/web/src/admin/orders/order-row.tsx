import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { yuan } from "../../format/format.ts";
import { OrderBadge } from "../../ui/order-badge.tsx";
import { When } from "../parts/when.tsx";
import { deedsOf, type OrderDeed, type StaffOrder } from "./staff-order.ts";

interface OrderRowProps {
  order: StaffOrder;
  onOpen: (order: StaffOrder) => void;
  onAsk: (deed: OrderDeed, order: StaffOrder) => void;
}

/** An order in the list. */
export function OrderRow({ order, onOpen, onAsk }: OrderRowProps) {
  const { t } = useTranslation("fulfilment");
  const { order_no: number, user_id: user } = order;
  return (
    <tr>
      <td className="first" data-label={t("orderNo")}>
        <button type="button" className="button quiet small flush mono" onClick={() => onOpen(order)}>
          {number}
        </button>
        {order.seckill ? <span className="badge bad">{t("seckill")}</span> : null}
      </td>
      <td data-label={t("user")}>
        <Link to={`/admin/orders?user_id=${user}`}>#{user}</Link>
      </td>
      <td data-label={t("amount")} className="number">
        {yuan(order.total_amount_cents)}
      </td>
      <td data-label={t("status")}>
        <OrderBadge status={order.status} />
      </td>
      <td data-label={t("created")}>
        <When at={order.created_at} />
      </td>
      <td className="actions-cell">
        <OrderDeeds order={order} onAsk={onAsk} />
      </td>
    </tr>
  );
}

/** Buttons of what can be done with an order. */
export function OrderDeeds({ order, onAsk }: Pick<OrderRowProps, "order" | "onAsk">) {
  const { t } = useTranslation("fulfilment");
  const deeds = deedsOf(order.status);
  if (deeds.length === 0) return null;
  return (
    <span className="row end">
      {deeds.map((deed) => (
        <button
          key={deed}
          type="button"
          className={deed === "refund" ? "button quiet small risky" : "button plain small"}
          aria-label={t("deedOf", { deed: t(deed), number: order.order_no })}
          onClick={() => onAsk(deed, order)}
        >
          {t(deed)}
        </button>
      ))}
    </span>
  );
}
