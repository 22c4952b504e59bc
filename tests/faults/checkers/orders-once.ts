import { callsOf, endedIn, type Item } from "../history.ts";
import type { Checked } from "./checked.ts";
import { type Finding, findingsOf } from "./finding.ts";

const { yet, never } = findingsOf("orders-once");

/**
 * The same judgement as `totalQueue` for ordinary orders, after Jepsen's total-queue: each that was acknowledged is there
 * as it was asked for, none is there that nobody asked for, and one key makes one order.
 */
export function ordersOnce(checked: Checked): Finding[] {
  return [...missing(checked), ...unexpected(checked), ...twiceByKey(checked)];
}

function missing({ ops, state }: Checked): Finding[] {
  const orders = new Map(state.orders.map((each) => [each.orderNo, each]));
  return endedIn(ops, "create", "ok").flatMap(({ value: { orderNo = "", items, totalCents } }) => {
    const order = orders.get(orderNo);
    if (!order) return [yet(`order ${orderNo} was acknowledged, but its buyer does not see it`)];
    if (order.totalCents === totalCents && textOf(order.items) === textOf(items)) return [];
    return [never(`order ${orderNo} is not what was ordered: ${textOf(order.items)} instead of ${textOf(items)}`)];
  });
}

/**
 * Orders nobody was told of, against the tries of that user whose answers nobody heard. A key makes one try of several,
 * and none is left when it was answered in the end.
 */
function unexpected({ ops, state }: Checked): Finding[] {
  const told = endedIn(ops, "create", "ok").map(({ value }) => value);
  const known = new Set(told.map(({ orderNo }) => orderNo));
  const answered = new Set(told.flatMap(({ key }) => key ?? []));
  const lost = callsOf(ops, "create").filter(({ end }) => end.type === "info" && !answered.has(end.value.key ?? ""));
  const unanswered = Map.groupBy(lost, ({ invoke }) => invoke.user);
  const strange = state.orders.filter(({ seckill, orderNo }) => !seckill && !known.has(orderNo));
  return [...Map.groupBy(strange, ({ user }) => user)].flatMap(([user, orders]) => {
    const own = unanswered.get(user) ?? [];
    const tries = new Set(own.map(({ invoke }) => invoke.value.key ?? invoke.index)).size;
    if (orders.length <= tries) return [];
    return [never(`user ${user} has ${orders.length} orders that nobody asked for, by ${tries} lost answers`)];
  });
}

function twiceByKey({ ops }: Checked): Finding[] {
  const keyed = endedIn(ops, "create", "ok").filter(({ value }) => value.key !== undefined);
  return [...Map.groupBy(keyed, ({ value }) => value.key)].flatMap(([key, told]) => {
    const numbers = new Set(told.map(({ value }) => value.orderNo));
    return numbers.size > 1 ? [never(`key ${key} made ${numbers.size} orders: ${[...numbers]}`)] : [];
  });
}

function textOf(items: readonly Item[]): string {
  const sorted = items.toSorted((left, right) => left.skuId - right.skuId);
  return sorted.map(({ skuId, quantity }) => `${quantity} of SKU ${skuId}`).join(", ");
}
