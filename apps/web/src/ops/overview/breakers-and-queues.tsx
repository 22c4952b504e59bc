import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Live, LiveQueue } from "../api/types.ts";

const TONES = { closed: "good", half_open: "warn", open: "bad" } as const;

/** Breakers that are not closed, and queues that are not empty: what needs a look. */
export function BreakersAndQueues({ breakers, queues }: Pick<Live, "breakers" | "queues">) {
  const { t } = useTranslation("overview");
  const loose = breakers.filter(({ state }) => state !== "closed");
  const full = queues.filter(({ ready, delayed, unacked, dead }) => ready + delayed + unacked + dead > 0);
  return (
    <div className="stack">
      <section className="panel" aria-labelledby="overview-breakers">
        <div className="overview-head">
          <h2 id="overview-breakers">{t("breakers")}</h2>
          <Link to="/ops/flow">{t("more")}</Link>
        </div>
        {loose.length === 0 ? <p className="soft">{t("allClosed", { count: breakers.length })}</p> : null}
        <ul className="overview-list">
          {loose.map(({ resource, state }) => (
            <li key={resource}>
              <span className="mono">{resource}</span>
              <span className={`badge ${TONES[state]}`}>{t(`states.${state}`)}</span>
            </li>
          ))}
        </ul>
      </section>
      <section className="panel" aria-labelledby="overview-queues">
        <div className="overview-head">
          <h2 id="overview-queues">{t("queues")}</h2>
          <Link to="/ops/queues">{t("more")}</Link>
        </div>
        {full.length === 0 ? <p className="soft">{t("queuesQuiet")}</p> : null}
        <ul className="overview-list">
          {full.map((queue) => (
            <QueueLine key={queue.queue} {...queue} />
          ))}
        </ul>
      </section>
    </div>
  );
}

function QueueLine({ queue, ready, delayed, unacked, dead }: LiveQueue) {
  const { t } = useTranslation("overview");
  return (
    <li>
      <span className="mono">{queue}</span>
      <span className="row">
        <span>
          {ready + delayed + unacked} {t("waiting")}
        </span>
        {dead > 0 ? (
          <span className="badge bad">
            {dead} {t("dead")}
          </span>
        ) : null}
      </span>
    </li>
  );
}
