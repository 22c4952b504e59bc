import { callsOf, endedIn, type Op } from "../history.ts";
import type { Checked } from "./checked.ts";
import { type Finding, findingsOf } from "./finding.ts";

const { never } = findingsOf("set-full");

/**
 * An order stays readable from the moment somebody was told of it. After Jepsen's set-full (`jepsen.checker`): an element
 * is known from its acknowledgement, or from the first reading that shows it; a later reading without it makes it stale,
 * and lost when no reading after that shows it again. Orders are promised to be there at once, so stale is wrong as well.
 */
export function setFull({ ops, state }: Checked): Finding[] {
  const present = new Set(state.orders.map(({ orderNo }) => orderNo));
  const readings = Map.groupBy(callsOf(ops, "read"), ({ invoke }) => invoke.value.orderNo);
  return [...knownSince(ops)].flatMap(([orderNo, since]) => {
    // A reading that began before may have been answered before.
    const later = (readings.get(orderNo) ?? []).filter(({ invoke, end }) => invoke.time > since && end.type === "ok");
    const absent = later.filter(({ end }) => end.value.seen === "absent").map(({ end }) => end.time);
    const first = absent[0];
    if (first === undefined) return [];
    const fate = present.has(orderNo) ? "stale" : "lost";
    return [never(`order ${orderNo} is ${fate}: known at ${since} ms, absent at ${first} ms (${absent.length} times)`)];
  });
}

/** When each order was known to be there, in milliseconds of the history. */
function knownSince(ops: readonly Op[]): Map<string, number> {
  const seen = endedIn(ops, "read", "ok").filter(({ value }) => value.seen !== "absent");
  const ordered = endedIn(ops, "result", "ok").filter(({ value }) => value.place === "ordered");
  const known = new Map<string, number>();
  for (const { value, time } of [...endedIn(ops, "create", "ok"), ...seen, ...ordered]) {
    const { orderNo } = value;
    if (orderNo !== undefined) known.set(orderNo, Math.min(time, known.get(orderNo) ?? time));
  }
  return known;
}
