import { useTranslation } from "react-i18next";
import { moment } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { msOf } from "../../time/seconds.ts";
import { stepsOf } from "./order-rules.ts";
import type { Order } from "./use-orders.ts";
import "./order-timeline.css";

/** What has happened to an order, and what it waits for. */
export function OrderTimeline({ order }: { order: Order }) {
  const { t } = useTranslation("buying");
  return (
    <section className="panel">
      <h2>{t("timeline")}</h2>
      <ol className="timeline">
        {stepsOf(order).map(({ name, at }) => (
          <li key={name} className={at ? "done" : "next"}>
            <strong>{t(`steps.${name}`)}</strong>
            {at ? <time dateTime={new Date(msOf(at)).toISOString()}>{moment(msOf(at), language())}</time> : null}
          </li>
        ))}
      </ol>
    </section>
  );
}
