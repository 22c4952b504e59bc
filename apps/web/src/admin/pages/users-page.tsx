import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { useTitle } from "../../ui/use-title.ts";
import { AdminOnly } from "../parts/admin-only.tsx";
import { Listed, PAGE_SIZE } from "../parts/listed.tsx";
import { type Filters, useFilters } from "../parts/use-filters.ts";
import { useList } from "../parts/use-list.ts";
import { AccessConfirm } from "../users/access-confirm.tsx";
import { RoleDialog } from "../users/role-dialog.tsx";
import type { Role, StaffUser, UserDeed } from "../users/staff-user.ts";
import { UserFilters } from "../users/user-filters.tsx";
import { UserRow } from "../users/user-row.tsx";

/** Who has an account, which role, and who is shut out. */
export default function UsersPage() {
  const { t } = useTranslation("admin");
  useTitle(t("pages.users"));
  return (
    <>
      <div className="page-head">
        <h1>{t("pages.users")}</h1>
      </div>
      <AdminOnly>
        <Users />
      </AdminOnly>
    </>
  );
}

function Users() {
  const { t } = useTranslation(["people", "admin"]);
  const filters = useFilters();
  const asked = questionOf(filters);
  const query = useList("users", asked, () => shop.get("ops/users", asked));
  const [open, setOpen] = useState<{ deed: UserDeed; user: StaffUser }>();
  const close = () => setOpen(undefined);
  return (
    <>
      <UserFilters filters={filters} />
      <Listed
        query={query}
        of={({ users, total }) => ({ rows: users, total })}
        caption={t("admin:pages.users")}
        heads={[t("user"), t("mobile"), t("role"), t("access"), t("registered"), { hidden: t("admin:actions") }]}
        row={(user) => <UserRow key={user.user_id} user={user} onAsk={(deed, of) => setOpen({ deed, user: of })} />}
        filters={filters}
        empty={t("noUsers")}
        emptyHint={t("noUsersHint")}
      />
      {open?.deed === "role" ? <RoleDialog user={open.user} onClose={close} /> : null}
      {open?.deed === "disable" ? <AccessConfirm user={open.user} onClose={close} /> : null}
    </>
  );
}

function questionOf(filters: Filters) {
  const [query, role, disabled] = [filters.get("query"), filters.get("role"), filters.get("disabled")];
  return {
    ...(query ? { query } : {}),
    ...(role ? { role: role as Role } : {}),
    ...(disabled ? { disabled: disabled === "true" } : {}),
    ...{ page: filters.page, page_size: PAGE_SIZE },
  };
}
