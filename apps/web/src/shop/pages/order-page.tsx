import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ForBuyers } from "../account/for-buyers.tsx";
import { OrderView } from "../orders/order-view.tsx";
import { useOrder } from "../orders/use-orders.ts";

/** One own order. */
export default function OrderPage() {
  const { t } = useTranslation("buying");
  const names = useParams();
  const order = useOrder(names.orderNo ?? "");
  useTitle(t("order"));
  return (
    <ForBuyers>
      <div className="page-head">
        <h1>{t("order")}</h1>
        <Link to="/orders">{t("orders")}</Link>
      </div>
      <Asked query={order}>{(found) => <OrderView order={found} />}</Asked>
    </ForBuyers>
  );
}
