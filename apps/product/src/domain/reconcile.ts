import type { ClaimState } from "./seckill.ts";

/** What became of an order, as the order service tells it. `placing`: an intent without an order yet. */
export type OrderFate = "unknown" | "placing" | "held" | "sold" | "released";

/** What is done about a claim. `reopen`: its message was lost, so that it has to be handed on again. */
export type ClaimRepair = "reopen" | "sell" | "release";

/** What is done about a reservation that is held. */
export type ReservationRepair = "sell" | "release";

/** What is done about an order of a flash sale. `contradiction`: nobody but a person can tell what is right. */
export type PlaceRepair = "adopt_held" | "adopt_sold" | "contradiction";

/** Repairs of a claim by its state and the fate of its order. What is not listed is as it should be, or not for a machine. */
const CLAIM_REPAIRS: Record<ClaimState, Partial<Record<OrderFate, ClaimRepair>>> = {
  // Its message is still to be published: the relay does that, whatever is known of the order.
  pending: { sold: "sell", released: "release" },
  handed_on: { unknown: "reopen", sold: "sell", released: "release" },
  sold: {},
  released: {},
};

const RESERVATION_REPAIRS: Partial<Record<OrderFate, ReservationRepair>> = {
  unknown: "release",
  sold: "sell",
  released: "release",
};

/** What a claim in this state needs when its order has had this fate for long; undefined: nothing. */
export function claimRepair(state: ClaimState, fate: OrderFate): ClaimRepair | undefined {
  return CLAIM_REPAIRS[state][fate];
}

/** What a held reservation needs when its order has had this fate for long; undefined: nothing. */
export function reservationRepair(fate: OrderFate): ReservationRepair | undefined {
  return RESERVATION_REPAIRS[fate];
}

/**
 * What an order of a flash sale needs of the store of claims; undefined: nothing. A claim in any other state is judged
 * by `claimRepair`.
 * @param claim the state of its claim; undefined: the store knows none.
 */
export function placeRepair(claim: ClaimState | undefined, fate: OrderFate): PlaceRepair | undefined {
  if (fate !== "held" && fate !== "sold") return undefined;
  if (claim === "released") return "contradiction";
  if (claim !== undefined) return undefined;
  return fate === "held" ? "adopt_held" : "adopt_sold";
}

/** How long something has to be wrong before it is touched, in milliseconds. */
export interface Patience {
  /** Messages that put it right may be on their way for so long. */
  graceMs: number;
  /** Messages of won places wait in their queue: one that did not arrive is hardly lost. */
  backlog: boolean;
  /** How often this was done before without effect. */
  tries: number;
}

/** With a queue that is not empty, a message counts as lost after so many times the grace. */
const BACKLOG_PATIENCE = 20;

/** Tries double the pause up to 2^8 times the grace: what never works must not fill a queue. */
const MOST_DOUBLINGS = 8;

/** Milliseconds after which a claim that was handed on and has no order is handed on again. */
export function reopenAfterMs({ graceMs, backlog, tries }: Patience): number {
  const waited = graceMs * 2 ** Math.min(tries, MOST_DOUBLINGS);
  return backlog ? Math.max(waited, graceMs * BACKLOG_PATIENCE) : waited;
}
