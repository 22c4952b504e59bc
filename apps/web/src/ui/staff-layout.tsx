import type { LucideIcon } from "lucide-react";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { NavLink, Outlet } from "react-router";
import { ForStaff } from "../session/for-staff.tsx";
import { logOut } from "../session/login.ts";
import { useSession } from "../session/session.ts";
import { useProfile } from "../session/use-profile.ts";
import { LanguageButton } from "./language-button.tsx";
import { Loading } from "./loading.tsx";
import "./staff-layout.css";

/** A page in the side bar. */
export interface StaffPage {
  to: string;
  label: string;
  icon: LucideIcon;
  /** True for the page whose address others begin with. */
  end?: boolean;
}

/** What is around the pages for staff: a side bar, on a phone a row to scroll, and who is logged in. */
export function StaffLayout({ title, pages }: { title: string; pages: StaffPage[] }) {
  const { t } = useTranslation("common");
  return (
    <div className="staff">
      <a className="skip-link" href="#content">
        {t("skip")}
      </a>
      <header className="staff-side">
        <a className="brand" href="/">
          <img src="/favicon.svg" alt="" width="28" height="28" /> <span>{title}</span>
        </a>
        <nav aria-label={title}>
          {pages.map(({ to, label, icon: Icon, end = false }) => (
            <NavLink key={to} to={to} end={end}>
              <Icon size={18} aria-hidden="true" /> {label}
            </NavLink>
          ))}
        </nav>
        <Elsewhere />
      </header>
      <main id="content" className="staff-main" tabIndex={-1}>
        <ForStaff needs="operator">
          <Suspense fallback={<Loading />}>
            <Outlet />
          </Suspense>
        </ForStaff>
      </main>
    </div>
  );
}

function Elsewhere() {
  const { t } = useTranslation("common");
  const session = useSession();
  const { data: who } = useProfile();
  return (
    <div className="elsewhere">
      <a href="/">{t("shop")}</a>
      <a href="/admin">{t("backOffice")}</a>
      <a href="/ops">{t("operations")}</a>
      <LanguageButton />
      {session ? (
        <button type="button" className="button quiet small" onClick={() => void logOut()}>
          {t("logout")} {who?.username}
        </button>
      ) : null}
    </div>
  );
}
