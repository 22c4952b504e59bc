import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Confirm } from "../../ui/confirm.tsx";
import { Dialog } from "../../ui/dialog.tsx";
import { toast } from "../../ui/toasts.tsx";
import { AddressLines } from "./address-card.tsx";
import { AddressForm } from "./address-form.tsx";
import { type Address, useAddressChange } from "./use-addresses.ts";

/** What is open above the list of addresses. */
export type Open = { kind: "edit"; address?: Address } | { kind: "remove"; address: Address };

/** The dialog of a wish; on success it says so and closes. */
export function AddressDialog({ open, onClose }: { open: Open; onClose: () => void }) {
  const { t } = useTranslation("account");
  const saved = () => {
    toast(t("addressSaved"));
    onClose();
  };
  if (open.kind === "remove") return <RemoveAddress address={open.address} onClose={onClose} />;
  return (
    <Dialog title={open.address ? t("editAddress") : t("newAddress")} onClose={onClose}>
      <AddressForm address={open.address} onSaved={saved} onCancel={onClose} />
    </Dialog>
  );
}

function RemoveAddress({ address, onClose }: { address: Address; onClose: () => void }) {
  const { t } = useTranslation(["common", "account"]);
  const remove = useAddressChange(() => shop.post("address/delete", { address_id: address.id }));
  const done = () => {
    toast(t("account:removed"));
    onClose();
  };
  return (
    <Confirm
      title={t("account:removeAddress")}
      action={t("remove")}
      dangerous
      busy={remove.isPending}
      error={remove.error}
      onConfirm={() => remove.mutate(undefined, { onSuccess: done })}
      onClose={onClose}
    >
      <AddressLines address={address} />
    </Confirm>
  );
}
