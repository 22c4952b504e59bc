import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { yuan } from "../../format/format.ts";
import { ConfirmDeed } from "../parts/confirm-deed.tsx";
import type { OrderDeed, StaffOrder } from "./staff-order.ts";

const SAID = { ship: "shipped", complete: "completed", refund: "refunded" } as const;

interface OrderConfirmProps {
  deed: OrderDeed;
  order: StaffOrder;
  onClose: () => void;
}

/** Asks before an order is shipped, completed or refunded. */
export function OrderConfirm({ deed, order, onClose }: OrderConfirmProps) {
  const { t } = useTranslation("fulfilment");
  const { order_no, total_amount_cents } = order;
  return (
    <ConfirmDeed
      title={t("deedOf", { deed: t(deed), number: order_no })}
      action={t(deed)}
      dangerous={deed === "refund"}
      deed={() => shop.post(`ops/orders/${deed}`, { order_no })}
      said={t(SAID[deed])}
      onClose={onClose}
    >
      <p>{t(`${deed}Hint`, { number: order_no, amount: yuan(total_amount_cents) })}</p>
    </ConfirmDeed>
  );
}
