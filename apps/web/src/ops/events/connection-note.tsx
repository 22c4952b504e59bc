import { ShopError } from "@mall/sdk";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../../ui/error-note.tsx";
import { DemoOnly, isNotThere } from "./demo-only.tsx";

/** Says when figures stand still because nothing is heard; nothing while all is well. */
export function ConnectionNote({ problem }: { problem: unknown }) {
  const { t } = useTranslation("ops");
  if (problem === undefined) return null;
  if (isNotThere(problem)) return <DemoOnly />;
  if (problem instanceof ShopError && problem.status >= 400 && problem.status < 500)
    return <ErrorNote error={problem} />;
  return (
    <p className="note warn" role="status">
      {t("reconnecting")}
    </p>
  );
}
