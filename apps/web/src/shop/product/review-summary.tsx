import type { DataOf } from "@mall/sdk";
import { useTranslation } from "react-i18next";
import { Meter } from "../../ui/meter.tsx";
import { Stars } from "./stars.tsx";

type Summary = DataOf<"get", "review/list">["summary"];

/** The average of reviews, and how many gave how many stars. */
export function ReviewSummary({ summary }: { summary: Summary }) {
  const { t } = useTranslation("catalogue");
  const { average, count, stars } = summary;
  return (
    <div className="review-summary">
      <p className="average">
        <strong>{average.toFixed(1)}</strong> <Stars rating={average} size={20} />
        <span className="soft">{t("reviewCount", { count })}</span>
      </p>
      <ul>
        {[5, 4, 3, 2, 1].map((each) => {
          const given = stars[each - 1] ?? 0;
          return (
            <li key={each}>
              <span aria-hidden="true">{each}★</span>
              <Meter share={count === 0 ? 0 : given / count} label={t("starsOf", { stars: each, count: given })} />
              <span aria-hidden="true">{given}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
