import { ShoppingCart } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Price } from "../../ui/price.tsx";
import { Stepper } from "../../ui/stepper.tsx";
import { type Choice, MOST_PIECES, piecesWithin } from "./choice.ts";
import { SaleNote } from "./sale-note.tsx";
import { SkuPicker } from "./sku-picker.tsx";
import { StockNote } from "./stock-note.tsx";
import { useBuying } from "./use-buying.ts";
import type { Sku } from "./use-product.ts";

interface BuyBoxProps {
  skus: Sku[];
  sku: Sku;
  choice: Choice;
  onChoose: (choice: Choice) => void;
}

/** Size, pieces, and the two ways to buy them. */
export function BuyBox({ skus, sku, choice, onChoose }: BuyBoxProps) {
  const { t } = useTranslation(["common", "catalogue"]);
  const { add, buyNow } = useBuying(choice);
  const none = sku.stock === 0;
  const choose = (skuId: number) => {
    const stock = skus.find((each) => each.sku_id === skuId)?.stock ?? 0;
    onChoose({ skuId, quantity: piecesWithin(choice.quantity, stock) });
  };
  return (
    <div className="buy-box">
      <p className="buy-price">
        <Price cents={sku.price_cents} /> <StockNote stock={sku.stock} />
      </p>
      <SaleNote skuId={sku.sku_id} />
      <SkuPicker skus={skus} chosen={sku.sku_id} onChoose={choose} />
      <div className="row">
        <span className="soft">{t("quantity")}</span>
        <Stepper
          label={t("quantity")}
          value={choice.quantity}
          max={Math.min(MOST_PIECES, Math.max(1, sku.stock))}
          onChange={(quantity) => onChoose({ ...choice, quantity })}
        />
      </div>
      {add.error ? <ErrorNote error={add.error} /> : null}
      <div className="buy-actions">
        <button type="button" className="button plain" disabled={none || add.isPending} onClick={add.go}>
          <ShoppingCart size={18} aria-hidden="true" /> {t("catalogue:addToCart")}
        </button>
        <button type="button" className="button flash" disabled={none} onClick={buyNow}>
          {none ? t("catalogue:soldOut") : t("catalogue:buyNow")}
        </button>
      </div>
      {add.isSuccess ? <Link to="/cart">{t("catalogue:goToCart")}</Link> : null}
    </div>
  );
}
