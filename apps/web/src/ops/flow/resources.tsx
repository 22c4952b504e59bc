import { useState } from "react";
import { useTranslation } from "react-i18next";
import { count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Field } from "../../ui/field.tsx";
import { ms, short } from "../overview/figures.ts";
import { FlowTable } from "./flow-table.tsx";
import type { Second, Series } from "./series.ts";
import { Sparkline } from "./sparkline.tsx";
import { isOfBuyers, isOwn } from "./traffic.ts";
import type { Figures } from "./use-figures.ts";

type Resource = Figures["resources"][number];
interface Seen extends Resource {
  seconds: Second[];
  traffic: number;
}

const withSeries = (each: Resource, series: Series): Seen => {
  const seconds = series.of(each.resource);
  return { ...each, seconds, traffic: seconds.reduce((sum, { pass, block }) => sum + pass + block, each.concurrency) };
};

/** The resources: those with traffic first by how much, the idle ones folded away. */
export function Resources({ figures, series }: { figures: Figures; series: Series }) {
  const { t } = useTranslation("flow");
  const [filter, setFilter] = useState("");
  const wanted = filter.trim().toLowerCase();
  const seen = figures.resources.map((each) => withSeries(each, series));
  const matching = seen.filter(({ resource }) => resource.toLowerCase().includes(wanted));
  const busy = matching
    .filter((each) => each.traffic > 0 && !isOwn(each.resource))
    .sort((a, b) => b.traffic - a.traffic);
  const idle = matching.filter((each) => !busy.includes(each)).sort((a, b) => a.resource.localeCompare(b.resource));
  const isQuiet = !seen.some(({ traffic, resource }) => traffic > 0 && isOfBuyers(resource));
  return (
    <section id="resources" className="stack">
      <h2>{t("parts.resources")}</h2>
      <div className="flow-filter">
        <Field label={t("resources.filter")}>
          <input
            type="search"
            placeholder="seckill"
            value={filter}
            onChange={(event) => setFilter(event.target.value)}
          />
        </Field>
        <span className="flow-key pass">{t("resources.passKey")}</span>
        <span className="flow-key block">{t("resources.blockKey")}</span>
      </div>
      {isQuiet ? (
        <p id="no-traffic" className="soft">
          {t("resources.noTraffic")}
        </p>
      ) : null}
      {matching.length === 0 && wanted !== "" ? (
        <p id="no-match" className="soft">
          {t("resources.noMatch")}
        </p>
      ) : null}
      {busy.length === 0 ? null : <Busy resources={busy} />}
      <details>
        <summary>{t("resources.idle", { count: idle.length })}</summary>
        <Idle resources={idle} />
      </details>
    </section>
  );
}

function Busy({ resources }: { resources: readonly Seen[] }) {
  const { t } = useTranslation("flow");
  const numbers = (["rt", "inside", "passed", "blocked"] as const).map((name) => ({
    text: t(`resources.${name}`),
    number: true,
  }));
  const heads = [
    { text: t("resources.resource") },
    { text: t("resources.pass"), number: true },
    { text: t("resources.block"), number: true },
    { text: t("resources.chart") },
    ...numbers,
  ];
  return (
    <FlowTable id="busy" caption={t("parts.resources")} heads={heads}>
      {resources.map((each) => (
        <BusyRow key={each.resource} {...each} />
      ))}
    </FlowTable>
  );
}

function BusyRow({
  resource,
  seconds,
  average_rt_ms: rt,
  complete_per_second: completed,
  concurrency,
  passed,
  blocked,
}: Seen) {
  const now = seconds.at(-1) ?? { pass: 0, block: 0 };
  const shown = (value: number) => count(value, language());
  return (
    <tr>
      <td className="mono">{resource}</td>
      <td className="number">{short(now.pass)}</td>
      <td className={now.block > 0 ? "number flow-bad" : "number"}>{short(now.block)}</td>
      <td>
        <Sparkline seconds={seconds} />
      </td>
      <td className="number">{completed > 0 ? ms(rt) : "–"}</td>
      <td className="number">{shown(concurrency)}</td>
      <td className="number">{shown(passed)}</td>
      <td className="number">{shown(blocked)}</td>
    </tr>
  );
}

function Idle({ resources }: { resources: readonly Seen[] }) {
  const { t } = useTranslation("flow");
  const heads = [
    { text: t("resources.resource") },
    { text: t("resources.passed"), number: true },
    { text: t("resources.blocked"), number: true },
  ];
  return (
    <FlowTable id="idle" caption={t("resources.idle", { count: resources.length })} heads={heads}>
      {resources.map(({ resource, passed, blocked }) => (
        <tr key={resource}>
          <td className="mono">{resource}</td>
          <td className="number">{count(passed, language())}</td>
          <td className="number">{count(blocked, language())}</td>
        </tr>
      ))}
    </FlowTable>
  );
}
