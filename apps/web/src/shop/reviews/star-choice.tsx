import { Star } from "lucide-react";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import "./star-choice.css";

const RATINGS = [1, 2, 3, 4, 5] as const;
type Rating = (typeof RATINGS)[number];

interface StarChoiceProps {
  /** 0: none yet. */
  rating: number;
  problem?: string | undefined;
  onRating: (rating: number) => void;
}

/** One to five stars: a group of radio buttons, so that arrow keys work as everywhere. */
export function StarChoice({ rating, problem, onRating }: StarChoiceProps) {
  const { t } = useTranslation("buying");
  const about = useId();
  return (
    <fieldset className="star-choice" aria-describedby={about}>
      <legend>{t("stars")}</legend>
      <div className="star-row">
        {RATINGS.map((each) => (
          <label key={each} className={each <= rating ? "star on" : "star"}>
            <input
              type="radio"
              name="rating"
              value={each}
              className="visually-hidden"
              checked={each === rating}
              onChange={() => onRating(each)}
            />
            <Star size={30} aria-hidden="true" />
            <span className="visually-hidden">{t("star", { count: each })}</span>
          </label>
        ))}
        <span className="soft">{rating === 0 ? "" : t(`starWords.${rating as Rating}`)}</span>
      </div>
      <span id={about} className="problem" role="alert">
        {problem}
      </span>
    </fieldset>
  );
}
