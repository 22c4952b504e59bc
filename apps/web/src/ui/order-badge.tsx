import { useTranslation } from "react-i18next";

const TONES = ["warn", "good", "", "info", "good", "bad"] as const;

/** The state of an order: 0 unpaid, 1 paid, 2 cancelled, 3 shipped, 4 completed, 5 refunded. */
export function OrderBadge({ status }: { status: number }) {
  const { t } = useTranslation("common");
  return <span className={`badge ${TONES[status] ?? ""}`}>{t(`orderStatus.${status}` as "orderStatus.0")}</span>;
}
