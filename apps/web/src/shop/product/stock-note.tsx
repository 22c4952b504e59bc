import { useTranslation } from "react-i18next";

/** Pieces from which on it is said that few are left. */
const FEW = 10;

/** How many pieces can be bought. */
export function StockNote({ stock }: { stock: number }) {
  const { t } = useTranslation("catalogue");
  if (stock === 0) return <span className="badge bad">{t("soldOut")}</span>;
  if (stock <= FEW) return <span className="badge warn">{t("stockFew", { count: stock })}</span>;
  return <span className="soft">{t("stockLeft", { count: stock })}</span>;
}
