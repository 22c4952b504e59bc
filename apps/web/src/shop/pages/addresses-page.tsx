import { Plus } from "lucide-react";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { ErrorNote } from "../../ui/error-note.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ForBuyers } from "../account/for-buyers.tsx";
import { AddressCard } from "../addresses/address-card.tsx";
import { AddressDialog, type Open } from "../addresses/address-dialogs.tsx";
import { type Address, useAddressChange, useAddresses } from "../addresses/use-addresses.ts";

/** The addresses of a buyer. */
export default function AddressesPage() {
  const { t } = useTranslation("account");
  useTitle(t("addresses"));
  return (
    <ForBuyers>
      <Addresses />
    </ForBuyers>
  );
}

function Addresses() {
  const { t } = useTranslation("account");
  const query = useAddresses();
  const [open, setOpen] = useState<Open>();
  return (
    <>
      <div className="page-head">
        <h1>{t("addresses")}</h1>
        <button type="button" className="button" onClick={() => setOpen({ kind: "edit" })}>
          <Plus size={18} aria-hidden="true" /> {t("newAddress")}
        </button>
      </div>
      <Asked query={query}>{(addresses) => <AddressList addresses={addresses} onOpen={setOpen} />}</Asked>
      {open ? <AddressDialog open={open} onClose={() => setOpen(undefined)} /> : null}
    </>
  );
}

function AddressList({ addresses, onOpen }: { addresses: Address[]; onOpen: (open: Open) => void }) {
  const { t } = useTranslation("account");
  const choose = useAddressChange((id: number) => shop.post("address/set_default", { address_id: id }));
  if (addresses.length === 0) {
    return (
      <Empty title={t("noAddress")}>
        <p>{t("noAddressHint")}</p>
      </Empty>
    );
  }
  return (
    <>
      {choose.error ? <ErrorNote error={choose.error} /> : null}
      <ul className="address-list">
        {addresses.map((address) => (
          <AddressCard
            key={address.id}
            address={address}
            busy={choose.isPending}
            onEdit={() => onOpen({ kind: "edit", address })}
            onRemove={() => onOpen({ kind: "remove", address })}
            onDefault={() => choose.mutate(address.id)}
          />
        ))}
      </ul>
    </>
  );
}
