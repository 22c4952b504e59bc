import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Asked } from "../../ui/asked.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Field } from "../../ui/field.tsx";
import { useTitle } from "../../ui/use-title.ts";
import { DemoOnly, isNotThere } from "../events/demo-only.tsx";
import { TraceTable } from "../traces/trace-table.tsx";
import "../traces/traces.css";

/** The newest traces, to filter; looked at again every three seconds. */
export default function TracesPage() {
  const { t } = useTranslation(["traces", "ops"]);
  useTitle(t("ops:pages.traces"));
  const [name, setName] = useState("");
  const [onlyErrors, setOnlyErrors] = useState(false);
  const wanted = useDeferredValue(name.trim());
  const query = useQuery({
    queryKey: ["ops", "traces", wanted],
    queryFn: () => shop.get("ops/traces", wanted ? { name: wanted, limit: 100 } : { limit: 100 }),
    placeholderData: keepPreviousData,
    refetchInterval: 3_000,
  });
  return (
    <div className="stack">
      <h1>{t("ops:pages.traces")}</h1>
      <p className="soft">{t("traces:intro")}</p>
      <div className="trace-filter">
        <Field label={t("traces:filter")} hint={t("traces:filterHint")}>
          <input type="search" name="name" value={name} onChange={(event) => setName(event.target.value)} />
        </Field>
        <label className="row">
          <input type="checkbox" checked={onlyErrors} onChange={(event) => setOnlyErrors(event.target.checked)} />
          {t("traces:onlyErrors")}
        </label>
      </div>
      {isNotThere(query.error) ? (
        <DemoOnly />
      ) : (
        <Asked query={query} lines={5}>
          {({ traces }) => (
            <Found traces={onlyErrors ? traces.filter(({ error }) => error) : traces} all={!wanted && !onlyErrors} />
          )}
        </Asked>
      )}
    </div>
  );
}

function Found({ traces, all }: { traces: Parameters<typeof TraceTable>[0]["traces"]; all: boolean }) {
  const { t } = useTranslation("traces");
  if (traces.length > 0) return <TraceTable traces={traces} />;
  return (
    <Empty title={t(all ? "empty" : "noMatch")}>
      <p>{t(all ? "emptyHint" : "noMatchHint")}</p>
    </Empty>
  );
}
