import { useEffect } from "react";
import { useTranslation } from "react-i18next";

/** The title of the window while a page is shown. */
export function useTitle(title: string): void {
  const { t } = useTranslation("common");
  const whole = `${title} · ${t("brand")}`;
  useEffect(() => {
    document.title = whole;
  }, [whole]);
}
