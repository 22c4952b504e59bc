import { useTranslation } from "react-i18next";

interface PagerProps {
  /** From 1. */
  page: number;
  pageSize: number;
  total: number;
  onPage: (page: number) => void;
}

/** Leafing through a list; nothing where one page holds it all. */
export function Pager({ page, pageSize, total, onPage }: PagerProps) {
  const { t } = useTranslation("common");
  const pages = Math.max(1, Math.ceil(total / pageSize));
  if (pages === 1) return null;
  return (
    <nav className="pager" aria-label={t("page", { page, pages })}>
      <button type="button" className="button plain small" disabled={page <= 1} onClick={() => onPage(page - 1)}>
        {t("previous")}
      </button>
      <span>{t("page", { page, pages })}</span>
      <button type="button" className="button plain small" disabled={page >= pages} onClick={() => onPage(page + 1)}>
        {t("next")}
      </button>
    </nav>
  );
}
