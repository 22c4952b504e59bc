import { useTranslation } from "react-i18next";
import type { Live } from "../api/types.ts";
import { ms, short } from "./figures.ts";

/** The figures of the latest second. */
export function Tiles({ live: { requests, flow, process, ledger } }: { live: Live }) {
  const { t } = useTranslation("overview");
  const { drift } = ledger;
  const tiles = [
    { name: "requests", value: short(requests.per_second) },
    { name: "p99", value: ms(requests.p99_ms) },
    { name: "errors", value: short(requests.errors), bad: requests.errors > 0 },
    { name: "refused", value: short(flow.blocked), warn: flow.blocked > 0 },
    { name: "drift", value: drift === null ? t("unknown") : String(drift), good: drift === 0, bad: drift !== 0 },
    { name: "memory", value: `${Math.round(process.rss_mb)} MB` },
    { name: "cpu", value: `${Math.round(process.cpu_percent)} %` },
    { name: "loop", value: ms(process.event_loop_ms) },
  ] as const;
  return (
    <dl className="tiles">
      {tiles.map(({ name, value, ...tones }) => (
        <div key={name} className="panel" data-tone={Object.entries(tones).find(([, is]) => is)?.[0]}>
          <dt>{t(`tiles.${name}`)}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
