import { useTranslation } from "react-i18next";
import { count, countdown, yuan } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Meter } from "../../ui/meter.tsx";
import { Thing } from "../parts/thing.tsx";
import { When } from "../parts/when.tsx";
import { SALE_TONES, type StaffSale } from "./sale.ts";
import { SaleActions } from "./sale-actions.tsx";

interface SaleRowProps {
  sale: StaffSale;
  /** The server's clock, epoch milliseconds. */
  now: number;
  onAsk: (deed: "start" | "stop", sale: StaffSale) => void;
}

/** A sale in the list, with what is left of it. */
export function SaleRow({ sale, now, onAsk }: SaleRowProps) {
  const { t } = useTranslation("trade");
  return (
    <tr>
      <td className="first" data-label={t("product")}>
        <Thing picture={sale.picture} name={sale.product_name}>
          {sale.sku_name} · {yuan(sale.price_cents)}
        </Thing>
      </td>
      <td data-label={t("state")}>
        <span className={`badge ${SALE_TONES[sale.state]}`}>{t(`states.${sale.state}`)}</span>
      </td>
      <td data-label={t("time")}>
        <SaleTime sale={sale} now={now} />
      </td>
      <td data-label={t("left")}>
        <SaleLeft sale={sale} />
      </td>
      <td data-label={t("limit")} className="number">
        {sale.limit_per_user}
      </td>
      <td className="actions-cell">
        <SaleActions sale={sale} onAsk={onAsk} />
      </td>
    </tr>
  );
}

function SaleTime({ sale, now }: Pick<SaleRowProps, "sale" | "now">) {
  const { t } = useTranslation("trade");
  const { state, start_ms: start, end_ms: end } = sale;
  return (
    <span className="sale-time">
      {state === "planned" ? <strong>{t("startsIn", { time: countdown(start - now) })}</strong> : null}
      {state === "running" && end > 0 ? <strong>{t("endsIn", { time: countdown(end - now) })}</strong> : null}
      <small className="soft">
        <When at={start} /> {t("until")} {end > 0 ? <When at={end} /> : t("noEnd")}
      </small>
    </span>
  );
}

function SaleLeft({ sale: { remaining, stock, state } }: Pick<SaleRowProps, "sale">) {
  const { t } = useTranslation("trade");
  const words = t("leftOf", { left: count(remaining, language()), stock: count(stock, language()) });
  return (
    <span className="sale-left">
      <span>{words}</span>
      {state === "running" ? <Meter share={stock > 0 ? remaining / stock : 0} label={words} /> : null}
    </span>
  );
}
