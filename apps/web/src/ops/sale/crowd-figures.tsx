import { useTranslation } from "react-i18next";
import { count } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import type { LiveSale } from "../api/types.ts";

const SHOWN = ["won", "sold_out", "limited", "already", "failed", "sent", "answered"] as const;

/** What the buyers were told, counted. */
export function CrowdFigures({ crowd }: { crowd: LiveSale["crowd"] }) {
  const { t } = useTranslation("liveSale");
  return (
    <dl className="crowd-figures">
      {SHOWN.map((name) => (
        <div key={name} data-name={name} data-is-zero={crowd[name] === 0}>
          <dt>{t(`counts.${name}`)}</dt>
          <dd>
            <b>{count(crowd[name], language())}</b>
            <small>{t(`hints.${name}`)}</small>
          </dd>
        </div>
      ))}
    </dl>
  );
}
