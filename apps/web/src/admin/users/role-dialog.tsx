import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { useSession } from "../../session/session.ts";
import { Dialog } from "../../ui/dialog.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { Field } from "../../ui/field.tsx";
import { useDeed } from "../parts/use-deed.ts";
import { ROLES, type Role, type StaffUser } from "./staff-user.ts";

/** Gives a user another role. */
export function RoleDialog({ user, onClose }: { user: StaffUser; onClose: () => void }) {
  const { t } = useTranslation(["people", "common"]);
  const { user_id, username: name } = user;
  const own = useSession()?.userId === user_id;
  const [role, setRole] = useState(user.role as Role);
  const change = useDeed(() => shop.post("ops/users/role", { user_id, role }), {
    said: t("roleChanged", { name, role: t(`common:roles.${role}`) }),
    onDone: onClose,
  });
  return (
    <Dialog title={t("changeRoleOf", { name })} onClose={onClose}>
      <form
        className="form"
        onSubmit={(event) => {
          event.preventDefault();
          change.mutate(undefined);
        }}
      >
        <Field label={t("newRole")} hint={t("roleHint")} error={change.error}>
          <select name="role" value={role} onChange={(event) => setRole(event.target.value as Role)}>
            {ROLES.map((each) => (
              <option key={each} value={each}>
                {t(`common:roles.${each}`)}
              </option>
            ))}
          </select>
        </Field>
        {own ? <p className="note warn">{t("selfHint")}</p> : null}
        {change.error ? <ErrorNote error={change.error} /> : null}
        <div className="actions">
          <button type="button" className="button plain" onClick={onClose}>
            {t("common:cancel")}
          </button>
          <button type="submit" className="button" disabled={change.isPending || role === user.role}>
            {t("changeRole")}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
