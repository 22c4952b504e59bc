import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ForBuyers } from "../account/for-buyers.tsx";
import { CartHead } from "../cart/cart-head.tsx";
import { CartItem } from "../cart/cart-item.tsx";
import { selectedOf, ticking } from "../cart/cart-lines.ts";
import { CartSum } from "../cart/cart-sum.tsx";
import { type CartLine, useCart } from "../cart/use-cart.ts";
import { useCartChange } from "../cart/use-cart-change.ts";
import "../cart/cart.css";

/** The cart of a buyer. */
export default function CartPage() {
  const { t } = useTranslation("catalogue");
  useTitle(t("cart"));
  return (
    <ForBuyers>
      <Cart />
    </ForBuyers>
  );
}

function Cart() {
  const { t } = useTranslation("catalogue");
  const query = useCart();
  return (
    <>
      <h1>{t("cart")}</h1>
      <Asked query={query}>{(lines) => (lines.length === 0 ? <Nothing /> : <Lines lines={lines} />)}</Asked>
    </>
  );
}

function Nothing() {
  const { t } = useTranslation("catalogue");
  return (
    <Empty title={t("cartEmpty")}>
      <p>{t("cartEmptyHint")}</p>
      <Link className="button" to="/search">
        {t("heroBrowse")}
      </Link>
    </Empty>
  );
}

function Lines({ lines }: { lines: CartLine[] }) {
  const [unticked, setUnticked] = useState<ReadonlySet<number>>(new Set());
  const change = useCartChange();
  const selected = selectedOf(lines, unticked);
  const tick = (skuIds: number[], ticked: boolean) => setUnticked(ticking(unticked, skuIds, ticked));
  return (
    <div className="cart">
      <div className="panel">
        <CartHead lines={lines} selected={selected} onTick={tick} />
        {change.error ? <ErrorNote error={change.error} /> : null}
        <ul>
          {lines.map((line) => (
            <CartItem
              key={line.sku_id}
              line={line}
              ticked={selected.includes(line)}
              onTick={(ticked) => tick([line.sku_id], ticked)}
              onQuantity={(quantity) => change.mutate({ skuId: line.sku_id, quantity })}
            />
          ))}
        </ul>
      </div>
      <CartSum selected={selected} busy={change.isPending} />
    </div>
  );
}
