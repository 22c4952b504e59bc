import { useTranslation } from "react-i18next";
import type { Address } from "./use-addresses.ts";
import "./addresses.css";

interface AddressCardProps {
  address: Address;
  busy: boolean;
  onEdit: () => void;
  onRemove: () => void;
  onDefault: () => void;
}

/** An address and what can be done with it. */
export function AddressCard({ address, busy, onEdit, onRemove, onDefault }: AddressCardProps) {
  const { t } = useTranslation(["common", "account"]);
  const { name } = address;
  return (
    <li className="panel address-card">
      <AddressLines address={address} />
      <div className="row">
        <button
          type="button"
          className="button plain small"
          aria-label={t("account:editOf", { name })}
          onClick={onEdit}
        >
          {t("edit")}
        </button>
        {address.is_default ? null : (
          <button
            type="button"
            className="button plain small"
            aria-label={t("account:defaultOf", { name })}
            disabled={busy}
            onClick={onDefault}
          >
            {t("account:asDefault")}
          </button>
        )}
        <button
          type="button"
          className="button quiet small"
          aria-label={t("account:removeOf", { name })}
          onClick={onRemove}
        >
          {t("remove")}
        </button>
      </div>
    </li>
  );
}

/** Who receives, and where. */
export function AddressLines({ address }: { address: Address }) {
  const { t } = useTranslation("account");
  const { name, mobile, province, city, district, detail_address } = address;
  return (
    <div className="address-lines">
      <p className="row">
        <strong>{name}</strong> <span className="soft">{mobile}</span>
        {address.is_default ? <span className="badge good">{t("default")}</span> : null}
      </p>
      <p>
        {province} {city} {district} {detail_address}
      </p>
    </div>
  );
}
