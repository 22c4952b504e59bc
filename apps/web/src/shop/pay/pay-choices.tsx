import { ShopError } from "@mall/sdk";
import { useTranslation } from "react-i18next";
import { yuan } from "../../format/format.ts";
import { ErrorNote } from "../../ui/error-note.tsx";
import type { Order } from "../orders/use-orders.ts";
import type { usePay } from "./use-payment.ts";

/** Paying, and for demonstration the other ends that it can have. */
export function PayChoices({ order, pay }: { order: Order; pay: ReturnType<typeof usePay> }) {
  const { t } = useTranslation("buying");
  const { error } = pay;
  // Said by the page already, as an outcome and not as an error.
  const known = error instanceof ShopError && error.slug === "payment_failed";
  return (
    <div className="stack">
      {error && !known ? <ErrorNote error={error} /> : null}
      <button type="button" className="button provider-pay" onClick={() => pay.mutate(undefined)}>
        {t("payNow", { amount: yuan(order.total_amount_cents) })}
      </button>
      <fieldset className="provider-else">
        <legend>{t("tryElse")}</legend>
        <button type="button" className="button plain" onClick={() => pay.mutate("slow")}>
          {t("paySlow")}
        </button>
        <button type="button" className="button plain" onClick={() => pay.mutate("fail")}>
          {t("payFail")}
        </button>
      </fieldset>
    </div>
  );
}
