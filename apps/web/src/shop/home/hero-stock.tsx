import { useTranslation } from "react-i18next";
import { Meter } from "../../ui/meter.tsx";

/** What is left of a sale, as a bar and in words. */
export function HeroStock({ remaining, stock }: { remaining: number; stock: number }) {
  const { t } = useTranslation("catalogue");
  const left = Math.max(0, remaining);
  return (
    <div className="hero-stock">
      <Meter share={stock === 0 ? 0 : left / stock} label={t("heroLeft", { left, stock })} />
      <span>{t("heroLeft", { left, stock })}</span>
    </div>
  );
}
