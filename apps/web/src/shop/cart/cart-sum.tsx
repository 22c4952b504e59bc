import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Price } from "../../ui/price.tsx";
import { checkoutOfCart } from "../links/checkout-link.ts";
import { piecesOf, sumOf } from "./cart-lines.ts";
import type { CartLine } from "./use-cart.ts";

/** What the selected lines cost, and the way to the checkout with them. */
export function CartSum({ selected, busy }: { selected: CartLine[]; busy: boolean }) {
  const { t } = useTranslation("catalogue");
  const navigate = useNavigate();
  const go = () => void navigate(checkoutOfCart(selected.map(({ sku_id }) => sku_id)));
  return (
    <section className="panel cart-sum" aria-label={t("sum")}>
      <p className="soft" role="status">
        {t("selected", { count: piecesOf(selected) })}
      </p>
      <p className="total">
        <span>{t("sum")}</span> <Price cents={sumOf(selected)} />
      </p>
      <button type="button" className="button" disabled={selected.length === 0 || busy} onClick={go}>
        {t("checkout")}
      </button>
    </section>
  );
}
