import { Trash2 } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { yuan } from "../../format/format.ts";
import { Price } from "../../ui/price.tsx";
import { Stepper } from "../../ui/stepper.tsx";
import { toast } from "../../ui/toasts.tsx";
import { canOrder, sumOf } from "./cart-lines.ts";
import type { CartLine } from "./use-cart.ts";

interface CartItemProps {
  line: CartLine;
  ticked: boolean;
  onTick: (ticked: boolean) => void;
  /** 0: out of the cart. */
  onQuantity: (quantity: number) => void;
}

/** A line of the cart. */
export function CartItem({ line, ticked, onTick, onQuantity }: CartItemProps) {
  const { t } = useTranslation("catalogue");
  const name = `${line.product_name} ${line.sku_name}`;
  const remove = () => {
    onQuantity(0);
    toast(t("removed"));
  };
  return (
    <li className={canOrder(line) ? "cart-item" : "cart-item off"}>
      <label className="tick">
        <input
          type="checkbox"
          aria-label={t("selectLine", { name })}
          checked={ticked}
          disabled={!canOrder(line)}
          onChange={({ target }) => onTick(target.checked)}
        />
      </label>
      <img src={line.picture || "/favicon.svg"} alt="" width="84" height="84" />
      <About line={line} />
      <Stepper
        value={line.quantity}
        max={999}
        label={t("quantityOf", { name })}
        onChange={(quantity) => onQuantity(quantity)}
      />
      <span className="sum">
        <span className="visually-hidden">{t("lineSum")} </span>
        {yuan(sumOf([line]))}
      </span>
      <button type="button" className="button quiet" aria-label={t("removeLine", { name })} onClick={remove}>
        <Trash2 size={19} aria-hidden="true" />
      </button>
    </li>
  );
}

function About({ line }: { line: CartLine }) {
  const { t } = useTranslation("catalogue");
  const { product_id, product_name, sku_id, sku_name, price_cents, stock_state } = line;
  return (
    <div className="about">
      {stock_state === "gone" ? (
        <strong>{product_name}</strong>
      ) : (
        <Link to={`/products/${product_id}?sku=${sku_id}`}>{product_name}</Link>
      )}
      <span className="soft">{sku_name}</span>
      <Price cents={price_cents} />
      {stock_state === "in_stock" ? null : (
        <span className={stock_state === "unknown" ? "badge" : "badge warn"}>{t(`stockStates.${stock_state}`)}</span>
      )}
    </div>
  );
}
