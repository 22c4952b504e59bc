import { useTranslation } from "react-i18next";
import { count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Meter } from "../../ui/meter.tsx";
import type { LiveSale } from "../api/types.ts";

/** The heart of it: the stock that falls, and the orders that land. */
export function Stage({ sale }: { sale: LiveSale }) {
  const { t } = useTranslation("liveSale");
  const { remaining, stock, crowd, orders } = sale;
  const places = Math.max(crowd.won + crowd.already, orders.landed);
  return (
    <div className="stage">
      <div className="stage-figure">
        <h3>{t("remaining")}</h3>
        <p className="stage-number">
          <b>{remaining === null ? "–" : count(remaining, language())}</b>
          <span className="soft">{t("ofStock", { count: stock })}</span>
        </p>
        <Meter share={stock === 0 ? 0 : (remaining ?? 0) / stock} label={t("remaining")} />
      </div>
      <div className="stage-figure landing">
        <h3>{t("landed")}</h3>
        <p className="stage-number">
          <b>{count(orders.landed, language())}</b>
          <span className="soft">{t("ofWon", { landed: orders.landed, won: places })}</span>
        </p>
        <Meter share={places === 0 ? 0 : orders.landed / places} label={t("landed")} />
      </div>
    </div>
  );
}
