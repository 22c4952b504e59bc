import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { canOrder } from "./cart-lines.ts";
import type { CartLine } from "./use-cart.ts";

interface CartHeadProps {
  lines: CartLine[];
  selected: CartLine[];
  onTick: (skuIds: number[], ticked: boolean) => void;
}

/** Ticks all lines that can be ordered, or none. */
export function CartHead({ lines, selected, onTick }: CartHeadProps) {
  const { t } = useTranslation("catalogue");
  const box = useRef<HTMLInputElement>(null);
  const possible = lines.filter(canOrder);
  const all = possible.length > 0 && selected.length === possible.length;
  const some = selected.length > 0 && !all;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <label className="cart-head">
      <input
        ref={box}
        type="checkbox"
        checked={all}
        disabled={possible.length === 0}
        onChange={({ target }) =>
          onTick(
            possible.map(({ sku_id }) => sku_id),
            target.checked,
          )
        }
      />
      {t("selectAll")}
    </label>
  );
}
