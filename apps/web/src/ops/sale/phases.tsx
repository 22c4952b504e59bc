import { Check } from "lucide-react";
import { useTranslation } from "react-i18next";
import type { LiveSale } from "../api/types.ts";

const PHASES = ["preparing", "running", "settling", "done"] as const;

/** How far a sale has come: what is done, and what is going on; told in a sentence as well. */
export function Phases({ sale }: { sale: LiveSale }) {
  const { t } = useTranslation("liveSale");
  const at = PHASES.indexOf(sale.phase as "done");
  return (
    <div className="phases">
      <ol>
        {PHASES.map((phase, place) => (
          <li key={phase} data-state={stateOf(place, at)} aria-current={place === at ? "step" : undefined}>
            <i aria-hidden="true">{place < at || at === 3 ? <Check size={14} /> : place + 1}</i>
            {t(`phases.${phase}`)}
          </li>
        ))}
      </ol>
      <p role="status">{t(`now.${sale.phase}`, { error: sale.error ?? "" })}</p>
    </div>
  );
}

function stateOf(place: number, at: number): string {
  if (place < at || at === 3) return "past";
  return place === at ? "now" : "to-come";
}
