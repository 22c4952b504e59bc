import { useTranslation } from "react-i18next";
import { Loading } from "../../ui/loading.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ConnectionNote } from "../events/connection-note.tsx";
import { BreakersAndQueues } from "../overview/breakers-and-queues.tsx";
import { BusyResources } from "../overview/busy-resources.tsx";
import { LiveCharts } from "../overview/live-charts.tsx";
import { PauseButton } from "../overview/pause-button.tsx";
import { ServiceStrip } from "../overview/service-strip.tsx";
import { Tiles } from "../overview/tiles.tsx";
import { useLive } from "../overview/use-live.ts";
import "../overview/overview.css";

/** What happens now, and in the last five minutes. */
export default function OverviewPage() {
  const { t } = useTranslation("ops");
  useTitle(t("pages.overview"));
  const { points, latest, lost, paused, setPaused } = useLive();
  return (
    <div className="stack">
      <div className="page-head">
        <h1>{t("pages.overview")}</h1>
        <PauseButton paused={paused} onChange={setPaused} />
      </div>
      <ConnectionNote problem={lost} />
      <ServiceStrip />
      {latest ? (
        <>
          <Tiles live={latest} />
          <LiveCharts points={points} />
          <div className="overview-halves">
            <BusyResources resources={latest.resources} />
            <BreakersAndQueues breakers={latest.breakers} queues={latest.queues} />
          </div>
        </>
      ) : lost === undefined ? (
        <Loading lines={4} />
      ) : null}
    </div>
  );
}
