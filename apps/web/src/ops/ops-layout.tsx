import { Activity, BookCheck, Layers, Network, Route, ShieldAlert, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { StaffLayout } from "../ui/staff-layout.tsx";

/** Around the pages of operations. */
export function OpsLayout() {
  const { t } = useTranslation(["common", "ops"]);
  const pages = [
    { to: "/ops", label: t("ops:pages.overview"), icon: Activity, end: true },
    { to: "/ops/live-sale", label: t("ops:pages.liveSale"), icon: Zap },
    { to: "/ops/services", label: t("ops:pages.services"), icon: Network },
    { to: "/ops/queues", label: t("ops:pages.queues"), icon: Layers },
    { to: "/ops/flow", label: t("ops:pages.flow"), icon: ShieldAlert },
    { to: "/ops/traces", label: t("ops:pages.traces"), icon: Route },
    { to: "/ops/ledger", label: t("ops:pages.ledger"), icon: BookCheck },
  ];
  return <StaffLayout title={t("operations")} pages={pages} />;
}
