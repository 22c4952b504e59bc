import { useNow } from "../../time/use-countdown.ts";
import { sortedSales } from "../sale/sale-order.ts";
import { useSales } from "../sale/use-sales.ts";
import { HeroSale } from "./hero-sale.tsx";
import { HeroWelcome } from "./hero-welcome.tsx";
import "./hero.css";

/** The top of the first page: the sale that is on, else the next, else what this shop is. */
export function Hero() {
  const { data = [], isPending } = useSales();
  const now = useNow();
  if (isPending) return <div className="hero-waits skeleton" aria-hidden="true" />;
  const { running, planned } = sortedSales(data, now);
  const sale = running[0] ?? planned[0];
  return sale ? <HeroSale key={`${sale.sku_id}-${sale.start_ms}`} sale={sale} now={now} /> : <HeroWelcome />;
}
