import { BadgeCheck, TriangleAlert } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { LiveSale } from "../api/types.ts";

/** What came out, once a sale is over. */
export function Verdict({ sale: { verdict, crowd, orders } }: { sale: LiveSale }) {
  const { t } = useTranslation(["liveSale", "ops"]);
  if (verdict === null) return null;
  const isExact = verdict === "exact";
  const Icon = isExact ? BadgeCheck : TriangleAlert;
  return (
    <div className={`verdict note ${isExact ? "good" : "bad"}`} role="status">
      <Icon size={28} aria-hidden="true" />
      <p>
        <strong>{t(`liveSale:verdict.${verdict}`, { won: crowd.won + crowd.already, landed: orders.landed })}</strong>{" "}
        {isExact ? null : <Link to="/ops/ledger">{t("ops:pages.ledger")}</Link>}
      </p>
    </div>
  );
}
