import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { FlowTable } from "./flow-table.tsx";
import { clockTime } from "./words.ts";

/** Lines of the block log that are shown. */
const SHOWN = 50;

/** The latest refusals, by second. */
export function Refusals({ paused, processes }: { paused: boolean; processes: number }) {
  const { t } = useTranslation("flow");
  const { data } = useQuery({
    queryKey: ["ops", "flow", "blocks"],
    queryFn: () => shop.get("ops/flow/blocks", { limit: SHOWN }),
    enabled: !paused,
    refetchInterval: 1_000,
  });
  const blocks = data?.blocks ?? [];
  const heads = [
    { text: t("refusals.time") },
    { text: t("resources.resource") },
    { text: t("refusals.kind") },
    { text: t("breakers.rule") },
    { text: t("refusals.origin") },
    { text: t("refusals.count"), number: true },
  ];
  return (
    <section id="refusals" className="stack">
      <h2>{t("parts.refusals")}</h2>
      {processes > 1 ? <p className="soft">{t("refusals.oneProcess")}</p> : null}
      {blocks.length === 0 ? (
        <p className="soft">{t("refusals.none")}</p>
      ) : (
        <FlowTable id="latest" caption={t("parts.refusals")} heads={heads}>
          {blocks.map(({ at, resource, kind, rule, origin, count }) => (
            <tr key={JSON.stringify([at, resource, kind, rule, origin])}>
              <td>{clockTime(at)}</td>
              <td className="mono">{resource}</td>
              <td>{kind}</td>
              <td className="mono">{rule}</td>
              <td>{origin || "–"}</td>
              <td className="number">{count}</td>
            </tr>
          ))}
        </FlowTable>
      )}
    </section>
  );
}
