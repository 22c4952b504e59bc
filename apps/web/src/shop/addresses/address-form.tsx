import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormError } from "../account/form-error.tsx";
import { AddressInputs } from "./address-inputs.tsx";
import { type Address, type AddressFields, saveAddress, useAddressChange } from "./use-addresses.ts";

interface AddressFormProps {
  /** The address to change; left out: a new one. */
  address?: Address | undefined;
  onSaved: (id: number) => void;
  onCancel?: (() => void) | undefined;
}

const EMPTY: AddressFields = { name: "", mobile: "", province: "", city: "", district: "", detail_address: "" };

function fieldsOf({ name, mobile, province, city, district, detail_address, is_default }: Address): AddressFields {
  return { name, mobile, province, city, district, detail_address, is_default };
}

/** A new address or the change of one, saved by itself. */
export function AddressForm({ address, onSaved, onCancel }: AddressFormProps) {
  const { t } = useTranslation(["common", "account"]);
  const [fields, setFields] = useState(() => (address ? fieldsOf(address) : EMPTY));
  const save = useAddressChange((given: AddressFields) => saveAddress(given, address?.id));
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate(fields, { onSuccess: onSaved });
      }}
    >
      <AddressInputs fields={fields} onChange={setFields} error={save.error} />
      {address?.is_default ? null : (
        <label className="row">
          <input
            type="checkbox"
            checked={fields.is_default ?? false}
            onChange={(event) => setFields({ ...fields, is_default: event.target.checked })}
          />
          {t("account:asDefault")}
        </label>
      )}
      <FormError error={save.error} fields={Object.keys(EMPTY)} />
      <div className="row">
        <button type="submit" className="button" disabled={save.isPending}>
          {t("save")}
        </button>
        {onCancel ? (
          <button type="button" className="button plain" onClick={onCancel}>
            {t("cancel")}
          </button>
        ) : null}
      </div>
    </form>
  );
}
