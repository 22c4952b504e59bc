import { ShopError } from "@mall/sdk";
import { useTranslation } from "react-i18next";
import { Empty } from "../../ui/empty.tsx";

/** Whether the shop does not know a route: it is not a demo. */
export const isNotThere = (problem: unknown): boolean => problem instanceof ShopError && problem.status === 404;

/** For a page that has nothing to show outside of the demo. */
export function DemoOnly() {
  const { t } = useTranslation("ops");
  return (
    <Empty title={t("demoOnly")}>
      <p>{t("demoOnlyHint")}</p>
    </Empty>
  );
}
