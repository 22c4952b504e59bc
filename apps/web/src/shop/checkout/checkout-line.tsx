import { useTranslation } from "react-i18next";
import { Price } from "../../ui/price.tsx";
import type { CheckoutLine } from "./checkout-lines.ts";

/** A line of what is about to be ordered. */
export function CheckoutLineItem({ line }: { line: CheckoutLine }) {
  const { t } = useTranslation("buying");
  const { skuId, quantity, shown, refused } = line;
  return (
    <li className="goods-line">
      {shown ? <img src={shown.picture} alt="" width="72" height="72" /> : null}
      <div className="goods-text">
        <strong>{shown?.name ?? t("line", { id: skuId })}</strong>
        <span className="soft">{shown?.skuName}</span>
        {refused ? <span className="badge bad">{t("gone")}</span> : null}
      </div>
      <span className="goods-price">
        {shown ? <Price cents={shown.priceCents} /> : null}
        <span className="soft">× {quantity}</span>
      </span>
    </li>
  );
}
