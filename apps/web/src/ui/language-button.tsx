import { Languages } from "lucide-react";
import { useTranslation } from "react-i18next";
import { language } from "../i18n/language.ts";
import { changeLanguage } from "../i18n/start.ts";

/** Changes to the other language. */
export function LanguageButton() {
  const { t } = useTranslation("common");
  const other = language() === "zh" ? "en" : "zh";
  return (
    <button type="button" className="button quiet small" lang={other} onClick={() => void changeLanguage(other)}>
      <Languages size={18} aria-hidden="true" /> {t("language")}
    </button>
  );
}
