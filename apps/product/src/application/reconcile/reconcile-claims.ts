import type { Clock } from "@mall/kernel";
import type { Broker } from "@mall/messaging";
import { type ClaimRepair, claimRepair, reopenAfterMs } from "../../domain/reconcile.ts";
import { MAX_RECORDS, type OrderRecords } from "../ports/order-records.ts";
import type { HandedClaim, SeckillBooks } from "../ports/seckill-books.ts";
import type { SeckillStock } from "../ports/seckill-stock.ts";
import type { Finding } from "./finding.ts";
import type { Journal } from "./journal.ts";
import { readOrderMail } from "./order-mail.ts";
import { createSuspicions } from "./suspicions.ts";
import type { Walk } from "./walk.ts";

interface ReconcileClaimsDependencies {
  books: Pick<SeckillBooks, "handedOn" | "reopen">;
  stock: Pick<SeckillStock, "sell" | "release">;
  orders: Pick<OrderRecords, "describe">;
  broker: Pick<Broker, "depths" | "deadLetters">;
  journal: Pick<Journal, "repaired">;
  clock: Clock;
  /** Milliseconds that messages may be on their way. */
  graceMs: number;
}

/** Pages in a pass. */
const MOST_PAGES = 20;
/** A claim handed on so often in vain is told to a person as well. */
const MANY_TRIES = 3;

/** Holds claims that were handed on against their orders, some in each pass, all of them in the course of several. */
export function reconcileClaims(dependencies: ReconcileClaimsDependencies): Walk {
  const { books, stock, orders, broker, journal, clock, graceMs } = dependencies;
  const suspicions = createSuspicions(clock);
  let after: HandedClaim | undefined;

  const settle = async (repair: "sell" | "release", claim: HandedClaim) => {
    if (suspicions.ageOf(`${repair} ${claim.orderNo}`) < graceMs) return;
    if (await stock[repair](claim.orderNo)) journal.repaired(findingOf(repair, claim));
  };

  const reopen = async (unknown: readonly HandedClaim[]) => {
    const mail = unknown.length > 0 ? await readOrderMail(broker) : undefined;
    // Without the broker nothing could be handed on anyway.
    if (!mail) return;
    const lost: HandedClaim[] = [];
    for (const claim of unknown) {
      const { orderNo, handedAt } = claim;
      const tries = suspicions.triesOf(orderNo);
      if (clock.now() - handedAt < reopenAfterMs({ graceMs, backlog: mail.backlog, tries })) continue;
      if (mail.dead.has(orderNo)) suspicions.tell(orderNo, amongDeadLetters(claim));
      else lost.push(claim);
    }
    const reopened = new Set(await books.reopen(lost.map(({ orderNo }) => orderNo)));
    for (const claim of lost.filter(({ orderNo }) => reopened.has(orderNo))) {
      suspicions.tried(claim.orderNo);
      journal.repaired(findingOf("reopen", claim));
    }
  };

  const judge = async (claims: readonly HandedClaim[]) => {
    if (claims.length === 0) return;
    const records = await orders.describe(claims.map(({ orderNo }) => orderNo));
    const unknown: HandedClaim[] = [];
    for (const claim of claims) {
      const record = records.get(claim.orderNo);
      const repair = record && claimRepair("handed_on", record.fate);
      if (repair === "reopen") unknown.push(claim);
      else if (repair) await settle(repair, claim);
      const tries = suspicions.triesOf(claim.orderNo);
      if (repair === "reopen" && tries >= MANY_TRIES) suspicions.tell(claim.orderNo, stillWithout(claim, tries));
    }
    await reopen(unknown);
  };

  return {
    open: suspicions.open,
    walk: async () => {
      for (let page = 0; page < MOST_PAGES; page += 1) {
        const { claims, next } = await books.handedOn({ before: clock.now() - graceMs, after, limit: MAX_RECORDS });
        await judge(claims);
        after = next;
        if (!after) return suspicions.turn();
      }
    },
  };
}

const REPAIRS: Record<ClaimRepair, Pick<Finding, "kind" | "detail">> = {
  reopen: {
    kind: "message_lost",
    detail: "the broker had the message of this place, and no order came of it: handed on again",
  },
  sell: { kind: "claim_not_sold", detail: "the order was paid and its place still held: booked as sold" },
  release: { kind: "claim_not_released", detail: "the order was cancelled and its place still held: given back" },
};

const findingOf = (repair: ClaimRepair, { orderNo, skuId }: HandedClaim): Finding => ({
  ...REPAIRS[repair],
  orderNo,
  skuId,
});

const amongDeadLetters = ({ orderNo, skuId }: HandedClaim): Finding => ({
  ...{ kind: "claim_among_dead_letters", orderNo, skuId },
  detail: "the message of this place is a dead letter: send it again, or delete it and it is handed on anew",
});

const stillWithout = ({ orderNo, skuId }: HandedClaim, tries: number): Finding => ({
  ...{ kind: "claim_without_order", orderNo, skuId },
  detail: `no order comes of this place although it was handed on ${tries} times again`,
});
