import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Span } from "../api/types.ts";
import { ms } from "../overview/figures.ts";
import { type PlacedSpan, waterfallOf } from "./span-tree.ts";

/** A colour for each service, in the order in which they appear. */
const COLOURS = 8;

/** A line a span, a bar for its time; opened, it tells all that is known of it. */
export function Waterfall({ spans }: { spans: readonly Span[] }) {
  const { t } = useTranslation("traces");
  const placed = useMemo(() => waterfallOf(spans), [spans]);
  const services = [...new Set(placed.map(({ span }) => span.service))];
  const colourOf = (service: string) => `c${services.indexOf(service) % COLOURS}`;
  return (
    <section className="panel" aria-label={t("waterfall")}>
      <ul className="waterfall-key">
        {services.map((service) => (
          <li key={service}>
            <i className={colourOf(service)} aria-hidden="true" /> {service}
          </li>
        ))}
      </ul>
      <ol className="waterfall">
        {placed.map((each) => (
          <Line key={each.span.span_id} {...each} colour={colourOf(each.span.service)} />
        ))}
      </ol>
    </section>
  );
}

function Line({ span, depth, left, width, colour }: PlacedSpan & { colour: string }) {
  const { t } = useTranslation("traces");
  const details = Object.entries({
    [t("kind")]: span.kind,
    ...span.attributes,
    ...(span.error ? { error: span.error } : {}),
  });
  return (
    <li>
      <details>
        <summary className={span.error ? "is-failed" : ""}>
          <span className="waterfall-name" style={{ paddingLeft: Math.min(depth, 10) * 12 }}>
            <b>{span.service}</b> {span.name} {span.error ? <span className="badge bad">{t("failed")}</span> : null}
          </span>
          <span className="waterfall-track" aria-hidden="true">
            <i className={colour} style={{ left: `${left * 100}%`, width: `${width * 100}%` }} />
          </span>
          <span className="waterfall-time">{ms(span.duration_ms)}</span>
        </summary>
        <dl className="waterfall-details">
          {details.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd className="mono">{String(value)}</dd>
            </div>
          ))}
        </dl>
      </details>
    </li>
  );
}
