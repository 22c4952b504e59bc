import type { ReactElement } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";
import type { AddressFields } from "./use-addresses.ts";
import "./addresses.css";

interface AddressInputsProps {
  fields: AddressFields;
  onChange: (fields: AddressFields) => void;
  /** What the shop refused. */
  error: unknown;
}

type TextName = Exclude<keyof AddressFields, "is_default">;

/** The fields of an address; names are those of the API. */
export function AddressInputs({ fields, onChange, error }: AddressInputsProps) {
  const { t } = useTranslation("account");
  const input = (name: TextName, autoComplete: string, maxLength: number): ReactElement<{ name: string }> => (
    <input
      name={name}
      autoComplete={autoComplete}
      required
      maxLength={maxLength}
      {...(name === "mobile" ? { type: "tel", inputMode: "numeric", pattern: "1[0-9]{10}" } : {})}
      value={fields[name]}
      onChange={(event) => onChange({ ...fields, [name]: event.target.value })}
    />
  );
  return (
    <>
      <div className="two">
        <Field label={t("receiver")} error={error}>
          {input("name", "name", 64)}
        </Field>
        <Field label={t("mobile")} hint={t("mobileHint")} error={error}>
          {input("mobile", "tel-national", 11)}
        </Field>
      </div>
      <div className="two address-region">
        <Field label={t("province")} error={error}>
          {input("province", "address-level1", 64)}
        </Field>
        <Field label={t("city")} error={error}>
          {input("city", "address-level2", 64)}
        </Field>
        <Field label={t("district")} error={error}>
          {input("district", "address-level3", 64)}
        </Field>
      </div>
      <Field label={t("detail")} hint={t("detailHint")} error={error}>
        {input("detail_address", "street-address", 255)}
      </Field>
    </>
  );
}
