import { useTranslation } from "react-i18next";
import { useTitle } from "../../ui/use-title.ts";
import type { LiveSale } from "../api/types.ts";
import { ConnectionNote } from "../events/connection-note.tsx";
import { isNotThere } from "../events/demo-only.tsx";
import { Books } from "../sale/books.tsx";
import { BreakIt } from "../sale/break-it.tsx";
import { CrowdFigures } from "../sale/crowd-figures.tsx";
import { LimitNote } from "../sale/limit-note.tsx";
import { OrdersAndLatency } from "../sale/orders-and-latency.tsx";
import { Phases } from "../sale/phases.tsx";
import { SaleChart } from "../sale/sale-chart.tsx";
import { SaleForm } from "../sale/sale-form.tsx";
import type { SalePoint } from "../sale/sale-history.ts";
import { Stage } from "../sale/stage.tsx";
import { isUnderWay, useLiveSale } from "../sale/use-live-sale.ts";
import { Verdict } from "../sale/verdict.tsx";
import "../sale/live-sale.css";

/** A flash sale with a crowd made up for it, to watch, and to disturb. */
export default function LiveSalePage() {
  const { t } = useTranslation(["liveSale", "ops"]);
  useTitle(t("ops:pages.liveSale"));
  const { sale, points, lost, start, stop } = useLiveSale();
  return (
    <div className="stack live-sale">
      <h1>{t("ops:pages.liveSale")}</h1>
      {isNotThere(lost) ? null : (
        <>
          <LimitNote />
          <SaleForm
            isUnderWay={isUnderWay(sale)}
            isBusy={start.isPending || stop.isPending}
            error={start.error ?? stop.error}
            onStart={start.mutate}
            onStop={stop.mutate}
          />
        </>
      )}
      <ConnectionNote problem={lost} />
      {sale ? (
        <div className="live-sale-columns">
          <Course sale={sale} points={points} />
          <div className="stack">
            {sale.phase === "idle" ? null : <Books ledger={sale.ledger} />}
            <BreakIt />
            {sale.phase === "idle" ? null : <OrdersAndLatency orders={sale.orders} latency={sale.latency} />}
          </div>
        </div>
      ) : null}
    </div>
  );
}

function Course({ sale, points }: { sale: LiveSale; points: readonly SalePoint[] }) {
  return (
    <div className="stack">
      <section className="panel stack">
        <Phases sale={sale} />
        <Verdict sale={sale} />
        {sale.phase === "idle" ? null : (
          <>
            <Stage sale={sale} />
            <CrowdFigures crowd={sale.crowd} />
          </>
        )}
      </section>
      <SaleChart points={points} />
    </div>
  );
}
