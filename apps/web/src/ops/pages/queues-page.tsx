import { useTranslation } from "react-i18next";
import { Loading } from "../../ui/loading.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ConnectionNote } from "../events/connection-note.tsx";
import { PauseButton } from "../overview/pause-button.tsx";
import { useLive } from "../overview/use-live.ts";
import { QueueTable } from "../queues/queue-table.tsx";
import "../queues/queues.css";

/** How many messages wait, and for how long. */
export default function QueuesPage() {
  const { t } = useTranslation(["queues", "ops"]);
  useTitle(t("ops:pages.queues"));
  const { latest, lost, paused, setPaused } = useLive();
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t("ops:pages.queues")}</h1>
        <PauseButton paused={paused} onChange={setPaused} />
      </div>
      <p className="soft">{t("queues:intro")}</p>
      <ConnectionNote problem={lost} />
      {latest ? <QueueTable queues={latest.queues} /> : lost === undefined ? <Loading lines={6} /> : null}
    </div>
  );
}
