import { useTranslation } from "react-i18next";
import { FlowTable } from "./flow-table.tsx";
import type { Figures } from "./use-figures.ts";
import { secondsLeft } from "./words.ts";

/** The instances that are left out of the balancing. */
export function Instances({ figures: { instances, at } }: { figures: Figures }) {
  const { t } = useTranslation("flow");
  const ejected = instances.filter((each) => each.ejected);
  const numbers = (["failures", "ejections", "back"] as const).map((name) => ({
    text: t(`instances.${name}`),
    number: true,
  }));
  const calm = instances.length > 0 ? t("instances.balanced", { count: instances.length }) : t("instances.none");
  return (
    <section id="instances" className="stack">
      <h2>{t("parts.instances")}</h2>
      {ejected.length === 0 ? (
        <p className="soft">{calm}</p>
      ) : (
        <FlowTable
          id="ejected"
          caption={t("parts.instances")}
          heads={[{ text: t("instances.service") }, { text: t("instances.instance") }, ...numbers]}
        >
          {ejected.map((each) => (
            <tr key={`${each.service} ${each.instance}`}>
              <td>{each.service}</td>
              <td className="mono">{each.instance}</td>
              <td className="number">
                {each.failures} / {each.total}
              </td>
              <td className="number">{each.ejections}</td>
              <td className="number">{each.ejected_until === undefined ? "–" : secondsLeft(each.ejected_until, at)}</td>
            </tr>
          ))}
        </FlowTable>
      )}
    </section>
  );
}
