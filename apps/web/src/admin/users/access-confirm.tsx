import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { useSession } from "../../session/session.ts";
import { ConfirmDeed } from "../parts/confirm-deed.tsx";
import type { StaffUser } from "./staff-user.ts";

/** Asks before a user is shut out, or let in again. */
export function AccessConfirm({ user, onClose }: { user: StaffUser; onClose: () => void }) {
  const { t } = useTranslation("people");
  const { user_id, username: name, disabled } = user;
  const own = useSession()?.userId === user_id;
  return (
    <ConfirmDeed
      title={disabled ? t("enableOf", { name }) : t("disableOf", { name })}
      action={disabled ? t("enable") : t("disable")}
      dangerous={!disabled}
      deed={() => shop.post("ops/users/disable", { user_id, disabled: !disabled })}
      said={disabled ? t("nowEnabled", { name }) : t("nowDisabled", { name })}
      onClose={onClose}
    >
      <p>{disabled ? t("enableHint", { name }) : t("disableHint", { name })}</p>
      {own ? <p className="note warn">{t("selfHint")}</p> : null}
    </ConfirmDeed>
  );
}
