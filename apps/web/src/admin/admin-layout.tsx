import { ClipboardList, Gauge, Inbox, MessageSquare, Package, ScrollText, Users, Warehouse, Zap } from "lucide-react";
import { useTranslation } from "react-i18next";
import { StaffLayout } from "../ui/staff-layout.tsx";

/** Around the pages of the back office. */
export function AdminLayout() {
  const { t } = useTranslation(["common", "admin"]);
  const pages = [
    { to: "/admin", label: t("admin:pages.dashboard"), icon: Gauge, end: true },
    { to: "/admin/products", label: t("admin:pages.products"), icon: Package },
    { to: "/admin/stock", label: t("admin:pages.stock"), icon: Warehouse },
    { to: "/admin/sales", label: t("admin:pages.sales"), icon: Zap },
    { to: "/admin/orders", label: t("admin:pages.orders"), icon: ClipboardList },
    { to: "/admin/reviews", label: t("admin:pages.reviews"), icon: MessageSquare },
    { to: "/admin/users", label: t("admin:pages.users"), icon: Users },
    { to: "/admin/audit", label: t("admin:pages.audit"), icon: ScrollText },
    { to: "/admin/dead-letters", label: t("admin:pages.deadLetters"), icon: Inbox },
  ];
  return <StaffLayout title={t("backOffice")} pages={pages} />;
}
