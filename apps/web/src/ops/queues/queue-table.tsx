import { useTranslation } from "react-i18next";
import { count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import type { LiveQueue } from "../api/types.ts";
import { ms } from "../overview/figures.ts";

const HEADS = ["ready", "delayed", "unacked", "delay", "dead"] as const;

/** The queues as they stand. */
export function QueueTable({ queues }: { queues: readonly LiveQueue[] }) {
  const { t } = useTranslation("queues");
  return (
    <div className="table-wrap cards">
      <table>
        <thead>
          <tr>
            <th scope="col">{t("queue")}</th>
            {HEADS.map((head) => (
              <th key={head} scope="col" className="number">
                {t(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {queues.map((queue) => (
            <Row key={queue.queue} {...queue} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Row({ queue, ready, delayed, unacked, dead, delay_ms: delay }: LiveQueue) {
  const { t } = useTranslation("queues");
  const shown = (value: number) => count(value, language());
  return (
    <tr>
      <td data-label={t("queue")}>
        <span className="queue-name">
          <span className="mono">{queue}</span>
          <small className="soft">{t(`about.${queue}` as "about.order.close.queue", { defaultValue: "" })}</small>
        </span>
      </td>
      <td className="number" data-label={t("ready")}>
        {shown(ready)}
      </td>
      <td className="number" data-label={t("delayed")}>
        {shown(delayed)}
      </td>
      <td className="number" data-label={t("unacked")}>
        {shown(unacked)}
      </td>
      <td className="number" data-label={t("delay")}>
        {ms(delay)}
      </td>
      <td className="number" data-label={t("dead")}>
        {dead === 0 ? (
          0
        ) : (
          <a className="badge bad" href="/admin/dead-letters">
            {t("deadLink", { count: dead })}
          </a>
        )}
      </td>
    </tr>
  );
}
