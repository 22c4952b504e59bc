import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { shop } from "../../api/shop.ts";
import { moment } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { Asked } from "../../ui/asked.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { ms } from "../overview/figures.ts";
import { durationOf } from "../traces/span-tree.ts";
import { Waterfall } from "../traces/waterfall.tsx";
import "../traces/traces.css";

/** One trace, as a waterfall through the services. */
export default function TracePage() {
  const { t } = useTranslation(["traces", "ops"]);
  const { traceId = "" } = useParams();
  const query = useQuery({
    queryKey: ["ops", "trace", traceId],
    queryFn: () => shop.get("ops/traces/{trace_id}", undefined, { names: { trace_id: traceId } }),
  });
  const spans = query.data?.spans ?? [];
  const [first] = spans;
  const title = first?.name ?? t("ops:pages.traces");
  useTitle(title);
  return (
    <div className="stack">
      <p>
        <Link to="/ops/traces">← {t("traces:back")}</Link>
      </p>
      <div>
        <h1>{title}</h1>
        {first ? (
          <p className="soft">
            {moment(first.start_ms, language())} ·{" "}
            {t("traces:facts", { spans: spans.length, duration: ms(durationOf(spans)) })} ·{" "}
            <span className="mono">{traceId}</span>
          </p>
        ) : null}
      </div>
      <Asked query={query} lines={6}>
        {(trace) => <Waterfall spans={trace.spans} />}
      </Asked>
      {query.isError ? <p className="soft">{t("traces:gone")}</p> : null}
    </div>
  );
}
