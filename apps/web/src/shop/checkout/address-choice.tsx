import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Asked } from "../../ui/asked.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { AddressLines } from "../addresses/address-card.tsx";
import { AddressForm } from "../addresses/address-form.tsx";
import { type Address, useAddresses } from "../addresses/use-addresses.ts";
import "./address-choice.css";

interface AddressChoiceProps {
  /** Undefined: the buyer has not chosen, the default counts. */
  chosen: number | undefined;
  onChoose: (id: number) => void;
}

/** Where the order goes: one of the addresses, or a new one without leaving the page. */
export function AddressChoice({ chosen, onChoose }: AddressChoiceProps) {
  const { t } = useTranslation("buying");
  const addresses = useAddresses();
  const [adding, setAdding] = useState(false);
  const saved = (id: number) => {
    onChoose(id);
    setAdding(false);
  };
  return (
    <section className="panel">
      <div className="page-head">
        <h2>{t("address")}</h2>
        <button type="button" className="button plain" onClick={() => setAdding(true)}>
          {t("addAddress")}
        </button>
      </div>
      <Asked query={addresses} lines={1}>
        {(found) => <Choice addresses={found} chosen={chosen} onChoose={onChoose} />}
      </Asked>
      {adding ? (
        <Dialog title={t("addAddress")} onClose={() => setAdding(false)}>
          <AddressForm onSaved={saved} onCancel={() => setAdding(false)} />
        </Dialog>
      ) : null}
    </section>
  );
}

function Choice({ addresses, chosen, onChoose }: AddressChoiceProps & { addresses: Address[] }) {
  const { t } = useTranslation("buying");
  if (addresses.length === 0) return <p className="note warn">{t("noAddress")}</p>;
  const current = chosenOf(addresses, chosen);
  return (
    <fieldset className="address-choice">
      <legend className="visually-hidden">{t("chooseAddress")}</legend>
      {addresses.map((address) => (
        <label key={address.id} className="address-option">
          <input
            type="radio"
            name="address"
            value={address.id}
            checked={address.id === current}
            onChange={() => onChoose(address.id)}
          />
          <AddressLines address={address} />
        </label>
      ))}
    </fieldset>
  );
}

/** The address an order goes to: the chosen one, else the default. */
export function chosenOf(addresses: readonly Address[], chosen: number | undefined): number | undefined {
  const found = addresses.find(({ id }) => id === chosen) ?? addresses.find((each) => each.is_default) ?? addresses[0];
  return found?.id;
}
