import type { LiveSaleState } from "../schemas/live-sale.ts";
import type { CrowdPlan, CrowdReport } from "./crowd-plan.ts";
import { judge, type Outcome } from "./judge.ts";
import type { LiveSaleDeps } from "./live-sale-deps.ts";

/** A sale that is open, and what is to be done about it. */
export interface SaleToFollow extends Pick<LiveSaleDeps, "sendCrowd" | "look" | "sleep"> {
  plan: CrowdPlan;
  state: () => LiveSaleState;
  update: (change: Partial<LiveSaleState>) => void;
  /** The crowd is sent home. */
  home: AbortSignal;
  /** Nobody wants to know any more. */
  closing: AbortSignal;
}

/** Milliseconds between two looks at the books. */
const LOOK_MS = 250;

/** Looks at the books between two looks at the orders, while the crowd is there. */
const ORDERS_EVERY = 4;

/** Looks until what is not settled is called so: half a minute. */
const MOST_LOOKS = 120;

/** Sends the crowd, tells what happens, and in the end what the sale came to. @throws what kept the crowd from coming. */
export async function followSale(sale: SaleToFollow): Promise<void> {
  const { sendCrowd, plan, update, home, sleep, closing } = sale;
  const places = new Set<string>();
  const hear = ({ counts, latency, places: found }: CrowdReport) => {
    for (const place of found) places.add(place);
    update({ crowd: counts, latency });
  };
  const look = createLook(sale, places);
  let isThere = true;
  const crowd = sendCrowd(plan, hear, home).finally(() => {
    isThere = false;
  });
  for (let looks = 0; isThere; looks += 1) {
    await Promise.race([crowd, sleep(LOOK_MS)]);
    await look(looks % ORDERS_EVERY === 0);
  }
  await crowd;
  update({ phase: "settling" });
  let verdict = judge(await look(true));
  for (let looks = 1; verdict !== "exact" && looks < MOST_LOOKS && !closing.aborted; looks += 1) {
    await sleep(LOOK_MS);
    verdict = judge(await look(true));
  }
  update({ phase: "done", verdict });
}

/** Makes what asks for the books, and for the orders where that is wanted, and tells both. */
function createLook({ look, plan, update }: SaleToFollow, places: ReadonlySet<string>) {
  return async (withOrders: boolean): Promise<Outcome> => {
    const [books, orders] = await Promise.all([
      look.books(plan.skuId).catch(() => undefined),
      withOrders ? look.orders(places).catch(() => undefined) : undefined,
    ]);
    update({
      ...(books ? { ledger: books, remaining: books.free } : {}),
      ...(orders ? { orders } : {}),
    });
    return { books, orders, places: places.size };
  };
}
