import { type Broker, type Delivery, QUEUES } from "@mall/messaging";

/** Where messages of won places may still be. */
export interface OrderMail {
  /** Some wait to become orders. */
  backlog: boolean;
  /** Order numbers among the dead letters; a person sends them again, or throws them away. */
  dead: ReadonlySet<string>;
}

/** Dead letters looked at. */
const MOST_DEAD = 1000;

/** Looks at the queue of won places; undefined while the broker does not answer. */
export async function readOrderMail(broker: Pick<Broker, "depths" | "deadLetters">): Promise<OrderMail | undefined> {
  try {
    const depths = new Map((await broker.depths()).map((each) => [each.queue, each]));
    const waiting = depths.get(QUEUES.seckillOrder);
    const dead = (depths.get(`${QUEUES.seckillOrder}.dead`)?.ready ?? 0) > 0;
    const letters = dead ? await broker.deadLetters(QUEUES.seckillOrder, MOST_DEAD) : [];
    const backlog = waiting !== undefined && waiting.ready + waiting.delayed + waiting.unacked > 0;
    return { backlog, dead: new Set(letters.flatMap(orderNosIn)) };
  } catch {
    return undefined;
  }
}

/** A message of one place has its order number as id, one of several has them in its list. */
function orderNosIn({ id, body }: Delivery): string[] {
  const { claims } = (body ?? {}) as { claims?: unknown };
  if (!Array.isArray(claims)) return [id];
  return claims.map((claim: { order_no?: unknown } | null) => String(claim?.order_no));
}
