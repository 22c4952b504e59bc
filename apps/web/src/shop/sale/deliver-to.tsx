import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useAddresses } from "../addresses/use-addresses.ts";

/** Where a won piece goes: orders of a sale are made by themselves, for the default address. */
export function DeliverTo() {
  const { t } = useTranslation("sale");
  const { data } = useAddresses();
  if (data === undefined) return null;
  const address = data.find((each) => each.is_default) ?? data[0];
  if (!address) {
    return (
      <p className="note warn">
        {t("noAddress")} <Link to="/addresses">{t("addAddress")}</Link>
      </p>
    );
  }
  const { name, province, city, district, detail_address } = address;
  return (
    <p className="soft">{t("deliverTo", { address: `${name}, ${province}${city}${district}${detail_address}` })}</p>
  );
}
