import { Activity, MapPin, MessageSquare, Package, Wrench } from "lucide-react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { mayAct } from "../../session/for-staff.tsx";

/** From the account to what belongs to it; staff also to their tools. */
export function AccountLinks({ role }: { role: string }) {
  const { t } = useTranslation(["common", "account"]);
  return (
    <ul className="account-links">
      <li>
        <Link to="/orders">
          <Package aria-hidden="true" /> <strong>{t("account:orders")}</strong> <span>{t("account:ordersHint")}</span>
        </Link>
      </li>
      <li>
        <Link to="/addresses">
          <MapPin aria-hidden="true" /> <strong>{t("account:addresses")}</strong>
          <span>{t("account:addressesHint")}</span>
        </Link>
      </li>
      <li>
        <Link to="/reviews">
          <MessageSquare aria-hidden="true" /> <strong>{t("account:reviews")}</strong>
          <span>{t("account:reviewsHint")}</span>
        </Link>
      </li>
      {mayAct(role, "operator") ? <StaffLinks /> : null}
    </ul>
  );
}

/** Other pages than this one: left, not routed to. */
function StaffLinks() {
  const { t } = useTranslation(["common", "account"]);
  return (
    <>
      <li>
        <a href="/admin">
          <Wrench aria-hidden="true" /> <strong>{t("backOffice")}</strong> <span>{t("account:backOfficeHint")}</span>
        </a>
      </li>
      <li>
        <a href="/ops">
          <Activity aria-hidden="true" /> <strong>{t("operations")}</strong> <span>{t("account:operationsHint")}</span>
        </a>
      </li>
    </>
  );
}
