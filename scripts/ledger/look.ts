import { chunksOf } from "@mall/kernel";
import { checkBooks } from "./checks/check-books.ts";
import { checkBuyerHolds } from "./checks/check-buyer-holds.ts";
import { checkDeadLetters } from "./checks/check-dead-letters.ts";
import { checkOrder } from "./checks/check-order.ts";
import { checkClaim, checkOrderClaim } from "./checks/check-order-claim.ts";
import { checkOrderPayment } from "./checks/check-order-payment.ts";
import { checkOrderStock } from "./checks/check-order-stock.ts";
import { checkPlaces, checkSale } from "./checks/check-sale.ts";
import { checkSkus, countReserved } from "./checks/check-skus.ts";
import { type Collected, collectFindings } from "./collect-findings.ts";
import type { Dossier } from "./dossier.ts";
import type { Books, LedgerReport } from "./ledger-report.ts";
import { letterKey } from "./mail/mail.ts";
import { lettersIn } from "./mail/outbox-letters.ts";
import { readDossiers } from "./read-dossiers.ts";
import type { SaleView } from "./sales/sales.ts";
import { numberedTables } from "./sql/numbered-tables.ts";
import { countOutbox, knownOrders, readBuyerHolds, readSkus } from "./sql/single-reads.ts";
import type { SkuRow } from "./sql/tables.ts";
import type { Stores } from "./stores.ts";
import type { Letter } from "./suspicion.ts";
import { count, emptyTally, type Tally } from "./tally-orders.ts";

/** Order numbers in one query. */
const VALUES_A_QUERY = 500;

/**
 * One look at all stores. What is in memory does not grow with the orders: tables with order numbers are read side by
 * side, a page of each at a time; claims and places come in pieces; sums are kept for each SKU.
 */
export async function look(stores: Stores): Promise<LedgerReport> {
  // The first query of a database fixes its moment: all of them at once, so that the moments are close together.
  const databases = [stores.order, stores.product, stores.payment];
  const [outbox, views] = await Promise.all([Promise.all(databases.map(countOutbox)), stores.sales.views()]);
  const skus = await readSkus(stores.product);
  const books = [...skus.map(booksOf), ...views.map(saleBooksOf)];
  const collected = collectFindings((letters) => underWay(stores, letters));
  await collected.add(books.flatMap(checkBooks));

  const sales = new Map(views.map((view) => [view.skuId, view]));
  const tally = await auditOrders(stores, skus, sales, collected);
  await auditClaims(stores, collected);
  await auditPlaces(stores, sales, collected);
  await collected.add(views.flatMap(checkSale));
  await collected.add(checkDeadLetters(await stores.mail.dead()));

  const inFlight = [...outbox, await stores.sales.countPending(), tally.openPayments, await stores.mail.queued()];
  return { books, orders: tally.orders, money: tally.money, inFlight: sum(inFlight), ...outcomeOf(collected, views) };
}

async function auditOrders(
  { sales: saleStore, ...stores }: Stores,
  skus: readonly SkuRow[],
  sales: ReadonlyMap<number, SaleView>,
  collected: Collected,
): Promise<Tally> {
  const tally = emptyTally();
  const reserved = countReserved();
  for await (const batch of readDossiers(numberedTables(stores))) {
    const numbers = batch.filter(({ order }) => order?.kind === "seckill").map(({ orderNo }) => orderNo);
    const claims = await saleStore.claimsOf(numbers);
    for (const dossier of batch) {
      count(tally, dossier);
      reserved.add(dossier.reservation);
    }
    await collected.add(
      batch.flatMap((dossier) => auditDossier({ ...dossier, claim: claims.get(dossier.orderNo) }, sales)),
    );
  }
  await collected.add(checkSkus(skus, reserved));
  const holds = await readBuyerHolds(stores.order);
  if (holds) await collected.add(checkBuyerHolds(holds, tally.unpaidOf));
  return tally;
}

function auditDossier(dossier: Dossier, sales: ReadonlyMap<number, SaleView>) {
  const sale = sales.get(dossier.items[0]?.sku_id ?? 0);
  return [
    ...checkOrder(dossier),
    ...checkOrderStock(dossier),
    ...checkOrderClaim(dossier, sale),
    ...checkOrderPayment(dossier),
  ];
}

async function auditClaims({ sales, order }: Stores, collected: Collected): Promise<void> {
  for await (const claims of sales.standingClaims()) {
    for (const some of chunksOf(claims, VALUES_A_QUERY)) {
      const orderNos = some.map(({ orderNo }) => orderNo);
      const known = await knownOrders(order, orderNos);
      await collected.add(some.flatMap((claim) => checkClaim(claim, known.has(claim.orderNo))));
    }
  }
}

async function auditPlaces(
  { sales }: Stores,
  views: ReadonlyMap<number, SaleView>,
  collected: Collected,
): Promise<void> {
  for await (const places of sales.places()) {
    const claims = await sales.claimsOf(places.flatMap(({ orderNos }) => orderNos));
    await collected.add(places.flatMap((place) => checkPlaces(place, views.get(place.skuId), claims)));
  }
}

async function underWay({ order, mail }: Stores, letters: readonly Letter[]) {
  if (letters.length === 0) return () => false;
  const [outbox, queues] = await Promise.all([lettersIn(order, letters), mail.holds(letters)]);
  return (letter: Letter) => outbox.has(letterKey(letter)) || queues.has(letterKey(letter));
}

const booksOf = ({ id: skuId, initial_stock: initial, stock: free, held, sold }: SkuRow): Books => ({
  ...{ skuId, pool: "catalogue", initial, free, held, sold },
});

const saleBooksOf = ({ skuId, initial, free, held, sold, byHand }: SaleView): Books => ({
  ...{ skuId, pool: "sale", initial, free, held, sold },
  ...(byHand ? { byHand } : {}),
});

function outcomeOf({ findings, waiting, omitted }: Collected, views: readonly SaleView[]) {
  const unchecked = views
    .filter(({ claims }) => claims === undefined)
    .map(({ skuId }) => `The sale of SKU ${skuId} has too many claims to count them at one moment.`);
  return { findings, waiting, omitted, unchecked };
}

const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
