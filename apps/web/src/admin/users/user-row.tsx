import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useSession } from "../../session/session.ts";
import { When } from "../parts/when.tsx";
import { ROLE_TONES, type StaffUser, type UserDeed } from "./staff-user.ts";

interface UserRowProps {
  user: StaffUser;
  onAsk: (deed: UserDeed, user: StaffUser) => void;
}

/** A user in the list. */
export function UserRow({ user, onAsk }: UserRowProps) {
  const { t } = useTranslation(["people", "common"]);
  const own = useSession()?.userId === user.user_id;
  const { username, nickname, mobile, role, disabled } = user;
  return (
    <tr>
      <td className="first" data-label={t("user")}>
        <span className="thing">
          <span>
            <strong>
              {username} {own ? <span className="badge">{t("you")}</span> : null}
            </strong>
            <small>
              #{user.user_id} {nickname}
            </small>
          </span>
        </span>
      </td>
      <td data-label={t("mobile")}>{mobile || "–"}</td>
      <td data-label={t("role")}>
        <span className={`badge ${ROLE_TONES[role] ?? ""}`}>{t(`common:roles.${role as "buyer"}`)}</span>
      </td>
      <td data-label={t("access")}>
        <span className={disabled ? "badge bad" : "badge good"}>{disabled ? t("disabled") : t("active")}</span>
      </td>
      <td data-label={t("registered")}>
        <When at={user.created_at} />
      </td>
      <td className="actions-cell">
        <UserActions user={user} onAsk={onAsk} />
      </td>
    </tr>
  );
}

function UserActions({ user, onAsk }: UserRowProps) {
  const { t } = useTranslation("people");
  const { username: name, disabled } = user;
  return (
    <span className="row end">
      <Link
        className="button quiet small"
        to={`/admin/orders?user_id=${user.user_id}`}
        aria-label={t("ordersOf", { name })}
      >
        {t("itsOrders")}
      </Link>
      <button
        type="button"
        className="button plain small"
        aria-label={t("changeRoleOf", { name })}
        onClick={() => onAsk("role", user)}
      >
        {t("changeRole")}
      </button>
      <button
        type="button"
        className={disabled ? "button plain small" : "button quiet small risky"}
        aria-label={disabled ? t("enableOf", { name }) : t("disableOf", { name })}
        onClick={() => onAsk("disable", user)}
      >
        {disabled ? t("enable") : t("disable")}
      </button>
    </span>
  );
}
