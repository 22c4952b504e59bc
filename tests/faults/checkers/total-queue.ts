import { callsOf, endedIn } from "../history.ts";
import type { Checked } from "./checked.ts";
import { type Finding, findingsOf } from "./finding.ts";

const { yet, never } = findingsOf("total-queue");
const overselling = findingsOf("oversold");

/**
 * A won place goes in as an element and comes out as an order. After Jepsen's total-queue (`jepsen.checker`): every
 * element whose enqueueing was acknowledged comes out (else it is lost), nothing comes out that nobody put in
 * (unexpected), and nothing comes out twice (duplicated). What came out though its enqueueing was never answered is
 * recovered, and fine. Here a place may also end as lost, when its buyer is told so.
 */
export function totalQueue(checked: Checked): Finding[] {
  return [...lost(checked), ...unexpected(checked), ...duplicated(checked), ...oversold(checked)];
}

/** Places that buyers were told of, as the answer to their try or when they asked afterwards. */
function acknowledgedPlaces({ ops }: Pick<Checked, "ops">): Set<string> {
  const told = [...endedIn(ops, "seckill", "ok"), ...endedIn(ops, "result", "ok")];
  return new Set(told.flatMap(({ value }) => value.orderNo ?? []));
}

function lost({ ops, state }: Checked): Finding[] {
  const places = new Map(state.places.map((each) => [each.orderNo, each.place]));
  const orders = new Map(state.orders.map((each) => [each.orderNo, each]));
  return [...acknowledgedPlaces({ ops })].flatMap((orderNo) => {
    const place = places.get(orderNo) ?? "absent";
    const seen = orders.get(orderNo)?.seen;
    if (place === "lost" && (seen === undefined || seen === "cancelled")) return [];
    if (place === "ordered" && (seen === "unpaid" || seen === "paid")) return [];
    return [yet(`place ${orderNo} was won, but stands as ${place}, and its order as ${seen ?? "absent"}`)];
  });
}

/** An order of somebody who was told nothing needs a try of theirs whose answer nobody heard. */
function unexpected({ ops, state }: Checked): Finding[] {
  const known = acknowledgedPlaces({ ops });
  const tries = Map.groupBy(callsOf(ops, "seckill"), ({ invoke }) => invoke.user);
  const strange = state.orders.filter(({ seckill, orderNo }) => seckill && !known.has(orderNo));
  return [...Map.groupBy(strange, ({ user }) => user)].flatMap(([user, orders]) => {
    const unanswered = (tries.get(user) ?? []).filter(({ end }) => end.type === "info").length;
    if (orders.length <= unanswered) return [];
    return [
      never(`user ${user} has ${orders.length} flash sale orders that nobody asked for, by ${unanswered} lost answers`),
    ];
  });
}

function duplicated({ state }: Checked): Finding[] {
  const open = state.orders.filter(({ seckill, seen }) => seckill && seen !== "cancelled");
  const byUser = [...Map.groupBy(open, ({ user }) => user)].filter(([, own]) => own.length > 1);
  return byUser.map(([user, own]) =>
    never(`user ${user} has ${own.length} places: ${own.map((each) => each.orderNo)}`),
  );
}

function oversold({ state }: Checked): Finding[] {
  const { units } = state.sale;
  const open = state.orders.filter(({ seckill, seen }) => seckill && seen !== "cancelled").length;
  return open > units ? [overselling.never(`${open} orders of a sale of ${units} units`)] : [];
}
