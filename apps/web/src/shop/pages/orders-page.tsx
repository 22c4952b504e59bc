import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Pager } from "../../ui/pager.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ForBuyers } from "../account/for-buyers.tsx";
import { OrderCard } from "../orders/order-card.tsx";
import { OrderFilter } from "../orders/order-filter.tsx";
import { PAGE_SIZE, useOrders } from "../orders/use-orders.ts";

/** The own orders. */
export default function OrdersPage() {
  const { t } = useTranslation("buying");
  useTitle(t("orders"));
  return (
    <ForBuyers>
      <h1>{t("orders")}</h1>
      <Orders />
    </ForBuyers>
  );
}

function Orders() {
  const [query, setQuery] = useSearchParams();
  const page = Number(query.get("page") ?? 1) || 1;
  const status = statusOf(query.get("status"));
  const orders = useOrders(page, status);
  const show = (of: number | undefined, at: number) =>
    setQuery({ ...(of === undefined ? {} : { status: `${of}` }), ...(at === 1 ? {} : { page: `${at}` }) });
  return (
    <>
      <OrderFilter status={status} onStatus={(wanted) => show(wanted, 1)} />
      <Asked query={orders}>
        {(found) => (
          <>
            {found.orders.length === 0 ? <NoOrders /> : null}
            <ul className="order-list">
              {found.orders.map((order) => (
                <OrderCard key={order.order_no} order={order} />
              ))}
            </ul>
            <Pager page={page} pageSize={PAGE_SIZE} total={found.total} onPage={(wanted) => show(status, wanted)} />
          </>
        )}
      </Asked>
    </>
  );
}

const statusOf = (text: string | null): number | undefined => (text && /^[0-5]$/.test(text) ? Number(text) : undefined);

function NoOrders() {
  const { t } = useTranslation("buying");
  return (
    <Empty title={t("noOrders")}>
      <p>{t("noOrdersHint")}</p>
      <Link className="button" to="/">
        {t("browse")}
      </Link>
    </Empty>
  );
}
