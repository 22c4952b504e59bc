import type { Books } from "../../../scripts/ledger/ledger-report.ts";
import { endedIn } from "../history.ts";
import type { Checked } from "./checked.ts";
import type { OrderView } from "./final-state.ts";
import { type Finding, findingsOf } from "./finding.ts";

const { yet, never } = findingsOf("bank");

/**
 * Units are money that moves between three accounts. After Jepsen's bank (`jepsen.tests.bank`): there every reading of
 * all accounts has to show the same total and no account below zero. Here, too: each reading of the books, whenever it
 * was taken, has `initial = free + held + sold` and nothing negative. In the end the accounts also have to be what the
 * orders say, as their buyers see them: what is unpaid is held, what is paid is sold.
 */
export function bank({ ops, state }: Checked): Finding[] {
  const readings = [...endedIn(ops, "ledger", "ok").map(({ value }) => value.books ?? []), state.ledger.books];
  const unbalanced = new Set(readings.flatMap((books) => books.flatMap(faultOf)));
  return [...[...unbalanced].map(never), ...comparedWithOrders(state)];
}

function faultOf(books: Books): string[] {
  const { skuId, pool, initial, free, held, sold } = books;
  const name = `SKU ${skuId} (${pool})`;
  const shown = `initial ${initial}, free ${free}, held ${held}, sold ${sold}`;
  if (free < 0 || held < 0 || sold < 0) return [`${name} has less than nothing: ${shown}`];
  return initial === free + held + sold ? [] : [`${name} does not add up: ${shown}`];
}

function comparedWithOrders({ orders, earlier, sale, ledger }: Checked["state"]): Finding[] {
  const ordinary = [...orders, ...earlier].filter(({ seckill }) => !seckill);
  const won = orders.filter(({ seckill, items }) => seckill && items.some(({ skuId }) => skuId === sale.skuId));
  return ledger.books.flatMap((books) => {
    if (books.pool === "catalogue") return difference(books, ordinary);
    return books.skuId === sale.skuId ? difference(books, won) : [];
  });
}

function difference({ skuId, pool, held, sold }: Books, orders: readonly OrderView[]): Finding[] {
  const unpaid = unitsOf(orders, skuId, "unpaid");
  const paid = unitsOf(orders, skuId, "paid");
  if (held === unpaid && sold === paid) return [];
  return [
    yet(`SKU ${skuId} (${pool}): ${held} held and ${sold} sold, but buyers see ${unpaid} unpaid and ${paid} paid`),
  ];
}

function unitsOf(orders: readonly OrderView[], skuId: number, seen: OrderView["seen"]): number {
  const lines = orders.filter((order) => order.seen === seen).flatMap(({ items }) => items);
  return lines.filter((line) => line.skuId === skuId).reduce((sum, { quantity }) => sum + quantity, 0);
}
