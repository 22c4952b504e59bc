import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { useSession } from "../../session/session.ts";
import { shopClock } from "../../time/shop-time.ts";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { saleOf } from "../sale/sale-order.ts";
import { SaleView } from "../sale/sale-view.tsx";
import { useSales } from "../sale/use-sales.ts";

/** One flash sale: the countdown, the button, and what comes of it. */
export default function SalePage() {
  const names = useParams();
  const skuId = Number(names.skuId);
  const userId = useSession()?.userId;
  const sales = useSales();
  return (
    <Asked query={sales} lines={4}>
      {(found) => {
        const listed = saleOf(found, skuId, shopClock.now());
        return listed ? <SaleView key={`${skuId}-${userId}`} listed={listed} /> : <UnknownSale />;
      }}
    </Asked>
  );
}

function UnknownSale() {
  const { t } = useTranslation("sale");
  useTitle(t("unknownSale"));
  return (
    <>
      <h1>{t("unknownSale")}</h1>
      <Empty title={t("unknownSale")}>
        <p>{t("unknownSaleHint")}</p>
        <Link className="button" to="/sale">
          {t("allSales")}
        </Link>
      </Empty>
    </>
  );
}
