import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ForBuyers } from "../account/for-buyers.tsx";
import { CheckoutView } from "../checkout/checkout-view.tsx";
import { useCheckoutLines } from "../checkout/use-checkout-lines.ts";
import { readCheckout } from "../links/checkout-link.ts";

/** From a choice to an order. */
export default function CheckoutPage() {
  const { t } = useTranslation("buying");
  useTitle(t("checkout"));
  return (
    <ForBuyers>
      <h1>{t("checkout")}</h1>
      <Checkout />
    </ForBuyers>
  );
}

function Checkout() {
  const [query] = useSearchParams();
  const wanted = readCheckout(query);
  const lines = useCheckoutLines(wanted);
  return (
    <Asked query={lines}>
      {(found) => (found.length === 0 ? <Nothing /> : <CheckoutView wanted={wanted} lines={found} />)}
    </Asked>
  );
}

function Nothing() {
  const { t } = useTranslation("buying");
  return (
    <Empty title={t("nothing")}>
      <p>{t("nothingHint")}</p>
      <Link className="button" to="/cart">
        {t("toCart")}
      </Link>
    </Empty>
  );
}
