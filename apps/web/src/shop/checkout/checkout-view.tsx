import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useAddresses } from "../addresses/use-addresses.ts";
import type { Wanted } from "../links/checkout-link.ts";
import { AddressChoice, chosenOf } from "./address-choice.tsx";
import { CheckoutLineItem } from "./checkout-line.tsx";
import { type CheckoutLine, orderBody } from "./checkout-lines.ts";
import { CheckoutSummary } from "./checkout-summary.tsx";
import { usePlaceOrder } from "./use-place-order.ts";
import "../orders/goods.css";
import "./checkout.css";

/** Address, goods and total, and the button that makes an order of them. */
export function CheckoutView({ wanted, lines }: { wanted: Wanted; lines: CheckoutLine[] }) {
  const { t } = useTranslation("buying");
  const [chosen, setChosen] = useState<number>();
  const addresses = useAddresses();
  const { place, busy, error } = usePlaceOrder();
  const addressId = chosenOf(addresses.data ?? [], chosen);
  const submit = () => {
    if (addressId !== undefined) place(orderBody(wanted, lines, addressId));
  };
  return (
    <div className="checkout">
      <div className="stack">
        <AddressChoice chosen={chosen} onChoose={setChosen} />
        <section className="panel">
          <h2>{t("lines")}</h2>
          <ul className="goods">
            {lines.map((line) => (
              <CheckoutLineItem key={line.skuId} line={line} />
            ))}
          </ul>
        </section>
      </div>
      <CheckoutSummary lines={lines} ready={addressId !== undefined} busy={busy} error={error} onPlace={submit} />
    </div>
  );
}
