import { useTranslation } from "react-i18next";
import { ScrollArea } from "../../ui/scroll-area.tsx";
import type { ImportResult } from "../back-office.ts";

/** What a file would do, or what is wrong in which line. */
export function ImportFindings({ found }: { found: ImportResult }) {
  const { t } = useTranslation("goods");
  const { created, updated, unchanged, errors } = found;
  if (errors.length > 0) return <ImportErrors errors={errors} />;
  return (
    <div className="note good">
      <p>{t("importFound", { created, updated, unchanged })}</p>
      {created + updated === 0 ? <p>{t("importNothing")}</p> : null}
    </div>
  );
}

function ImportErrors({ errors }: Pick<ImportResult, "errors">) {
  const { t } = useTranslation("goods");
  return (
    <>
      <p className="note bad">{t("importErrors", { count: errors.length })}</p>
      <ScrollArea label={t("importErrors", { count: errors.length })}>
        <table>
          <thead>
            <tr>
              <th scope="col" className="number">
                {t("line")}
              </th>
              <th scope="col">{t("field")}</th>
              <th scope="col">{t("reason")}</th>
            </tr>
          </thead>
          <tbody>
            {errors.map(({ line, field, reason }) => (
              <tr key={`${line} ${field} ${reason}`}>
                <td className="number">{line}</td>
                <td>
                  <code>{field}</code>
                </td>
                <td>{reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
    </>
  );
}
