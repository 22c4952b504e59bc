import { useTranslation } from "react-i18next";
import { FlowTable } from "./flow-table.tsx";
import type { Figures } from "./use-figures.ts";
import { percent, secondsLeft } from "./words.ts";

type Breaker = Figures["breakers"][number];

/** Worst first. */
const ORDER = { open: 0, half_open: 1, closed: 2 } as const;
const TONES = { open: "bad", half_open: "warn", closed: "good" } as const;

/** Names break the tie, so that rows stand still. */
const byUrgency = (a: Breaker, b: Breaker): number =>
  ORDER[a.state] - ORDER[b.state] ||
  b.ratio - a.ratio ||
  a.resource.localeCompare(b.resource) ||
  a.rule.localeCompare(b.rule);

/** The breakers: open ones first, then those with calls; the rest folded away. */
export function Breakers({ figures: { breakers, at } }: { figures: Figures }) {
  const { t } = useTranslation("flow");
  const all = breakers.toSorted(byUrgency);
  const isActive = ({ state, total }: Breaker) => state !== "closed" || total > 0;
  const [active, idle] = [all.filter(isActive), all.filter((each) => !isActive(each))];
  return (
    <section id="breakers" className="stack">
      <h2>{t("parts.breakers")}</h2>
      {active.length === 0 ? (
        <p className="soft">{t("breakers.none")}</p>
      ) : (
        <BreakerTable id="active-breakers" caption={t("parts.breakers")} breakers={active} now={at} />
      )}
      <details>
        <summary>{t("breakers.idle", { count: idle.length })}</summary>
        <BreakerTable
          id="idle-breakers"
          caption={t("breakers.idle", { count: idle.length })}
          breakers={idle}
          now={at}
        />
      </details>
    </section>
  );
}

interface BreakerTableProps {
  id: string;
  caption: string;
  breakers: readonly Breaker[];
  now: number;
}

function BreakerTable({ id, caption, breakers, now }: BreakerTableProps) {
  const { t } = useTranslation("flow");
  const heads = [
    { text: t("breakers.state") },
    { text: t("resources.resource") },
    { text: t("breakers.rule") },
    { text: t("breakers.bad"), number: true },
    { text: t("breakers.probe"), number: true },
  ];
  return (
    <FlowTable id={id} caption={caption} heads={heads}>
      {breakers.map((each) => (
        <tr key={`${each.resource} ${each.rule}`}>
          <td>
            <span className={`badge ${TONES[each.state]}`}>{t(`breakers.states.${each.state}`)}</span>
          </td>
          <td className="mono">{each.resource}</td>
          <td className="mono">{each.rule}</td>
          <td className="number">
            {each.bad} / {each.total} · {percent(each.ratio)}
          </td>
          <td className="number">
            <Probe {...each} now={now} />
          </td>
        </tr>
      ))}
    </FlowTable>
  );
}

function Probe({ state, retry_at: retryAt, now }: Breaker & { now: number }) {
  const { t } = useTranslation("flow");
  if (state === "half_open") return t("breakers.probing");
  if (state !== "open") return "–";
  return retryAt !== undefined && retryAt > now ? secondsLeft(retryAt, now) : t("breakers.nextCall");
}
