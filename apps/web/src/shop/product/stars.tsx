import { Star } from "lucide-react";
import { useTranslation } from "react-i18next";
import "./stars.css";

const PLACES = [1, 2, 3, 4, 5];

/** A rating as stars, 0 to 5; a part of a star is shown as such. */
export function Stars({ rating, size = 16 }: { rating: number; size?: number }) {
  const { t } = useTranslation("catalogue");
  const row = (
    <>
      {PLACES.map((place) => (
        <Star key={place} size={size} fill="currentColor" strokeWidth={0} aria-hidden="true" />
      ))}
    </>
  );
  return (
    <span className="stars" role="img" aria-label={t("stars", { rating })}>
      <span className="back">{row}</span>
      <span className="front" style={{ width: `${(rating / 5) * 100}%` }}>
        {row}
      </span>
    </span>
  );
}
