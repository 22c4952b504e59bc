import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../ui/error-note.tsx";
import { BuyButton } from "./buy-button.tsx";
import { latestPlace } from "./latest-place.ts";
import { noteOf } from "./note.ts";
import type { SaleView } from "./use-sale.ts";
import "./buy-panel.css";

/** The button with what there is to say about it. */
export function BuyPanel({ view, perBuyer }: { view: SaleView; perBuyer: number }) {
  const { t } = useTranslation("sale");
  const { attempt, button, sale, tap, stop } = view;
  const orderLink = useOrderLink(view);
  const note = noteOf(attempt, button);
  const another = attempt.at === "bought" && perBuyer > 1 && (sale?.remaining ?? 0) > 0;
  return (
    <div className="buy-panel">
      <BuyButton view={view} orderLink={orderLink} />
      {button === "retrying" ? (
        <button type="button" className="button plain" onClick={stop}>
          {t("stop")}
        </button>
      ) : null}
      {another ? (
        <button type="button" className="button plain" onClick={tap}>
          {t("more")}
        </button>
      ) : null}
      {note ? (
        <p className={`buy-note ${button}`}>{t(`note.${note.key}`, { tries: note.tries, count: note.count })}</p>
      ) : null}
      {attempt.at === "failed" ? <Failure error={attempt.error} /> : null}
    </div>
  );
}

function Failure({ error }: { error: unknown }) {
  const { t } = useTranslation("sale");
  return window.isSecureContext ? <ErrorNote error={error} /> : <p className="note bad">{t("insecure")}</p>;
}

/** To the order of who has bought already: the refusal does not name it. */
function useOrderLink({ attempt, sale }: SaleView): string {
  const [found, setFound] = useState<string>();
  const known = attempt.at === "bought" ? attempt.orderNo : undefined;
  const wanted = attempt.at === "bought" && known === undefined ? sale?.sku_id : undefined;
  useEffect(() => {
    if (wanted !== undefined) void latestPlace(wanted, 0).then((place) => setFound(place?.order_no));
  }, [wanted]);
  const orderNo = known ?? found;
  return orderNo === undefined ? "/orders" : `/orders/${orderNo}`;
}
