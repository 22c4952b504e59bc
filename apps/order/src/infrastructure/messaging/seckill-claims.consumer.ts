import { chunksOf, isPassing, type Logger } from "@mall/kernel";
import { type Broker, type Consumer, type Delivery, QUEUES } from "@mall/messaging";
import type { SeckillClaim } from "../../application/index.ts";
import { type SortedClaims, sortClaims } from "./claim-messages.ts";

/** Messages in one call, each of one claim or of a list. */
const BATCH = 128;

/** Claims that become orders in one transaction. */
const MOST_CLAIMS = 512;

/** What the consumer needs. */
interface SeckillClaimsOptions {
  broker: Broker;
  logger: Logger;
  /** Places the claims and gives back the units of the refused numbers, all or nothing. */
  place: (claims: SeckillClaim[], refused: string[]) => Promise<unknown>;
}

/**
 * Makes orders of won places, batch by batch. A claim that can never be an order gives its unit back; a message that
 * does not even name one ends among the dead letters, after its neighbours were served. So does one with a claim that the
 * database refuses, after those beside it in the message became orders.
 */
export function consumeSeckillClaims({ broker, logger, place }: SeckillClaimsOptions): Promise<Consumer> {
  const placeAll = async ({ claims, refused }: SortedClaims, isAlone: boolean): Promise<void> => {
    try {
      await place(claims, refused);
    } catch (error) {
      if (!isAlone || claims.length + refused.length === 1 || isPassing(error)) throw error;
      await placeEach(claims, refused, place);
    }
  };
  const handle = async (deliveries: Delivery[]) => {
    const { claims, refused, unreadable } = sortClaims(deliveries);
    if (refused.length > 0) logger.error({ order_nos: refused }, "claims that cannot become orders are given back");
    const isAlone = deliveries.length === 1;
    const [first = [], ...others] = chunksOf(claims, MOST_CLAIMS);
    await placeAll({ claims: first, refused, unreadable }, isAlone);
    for (const some of others) await placeAll({ claims: some, refused: [], unreadable }, isAlone);
    if (unreadable.length > 0) throw new Error(`messages without an order number: ${unreadable.join(", ")}`);
  };
  return broker.consume(QUEUES.seckillOrder, { batch: BATCH, handle });
}

/** One claim at a time, those behind one that fails as well. @throws the first failure. */
async function placeEach(
  claims: readonly SeckillClaim[],
  refused: readonly string[],
  place: SeckillClaimsOptions["place"],
): Promise<void> {
  const each = [...claims.map((claim) => () => place([claim], [])), ...refused.map((one) => () => place([], [one]))];
  const failures: unknown[] = [];
  for (const one of each) await one().catch((error: unknown) => failures.push(error));
  if (failures.length > 0) throw failures[0];
}
