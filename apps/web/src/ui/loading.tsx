import { useTranslation } from "react-i18next";

/** Grey bars where content will be; said to screen readers too. */
export function Loading({ lines = 3, height = 72 }: { lines?: number; height?: number }) {
  const { t } = useTranslation("common");
  const bars = Array.from({ length: lines }, (_, line) => `bar-${line}`);
  return (
    <div className="stack" role="status">
      <span className="visually-hidden">{t("loading")}</span>
      {bars.map((bar) => (
        <div key={bar} className="skeleton" style={{ height }} aria-hidden="true" />
      ))}
    </div>
  );
}
