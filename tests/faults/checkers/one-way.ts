import { callsOf, endedIn, type Seen } from "../history.ts";
import type { Checked } from "./checked.ts";
import { type Finding, findingsOf } from "./finding.ts";

const { never } = findingsOf("one-way");

/** What somebody knows of an order from a moment on. */
interface Known {
  seen: Seen;
  since: number;
}

/**
 * An order that has ended stays as it ended: whoever has seen it paid, or cancelled, sees nothing else afterwards, and a
 * cancellation is granted once. After Jepsen's checks of values that only move one way (`jepsen.tests.long-fork` and
 * monotonic registers): a reading that begins after another has ended must not show an older state.
 */
export function oneWay({ ops, state }: Checked): Finding[] {
  const ends = [...endedIn(ops, "read", "ok"), ...endedIn(ops, "cancel", "ok")];
  const last = new Map(state.orders.map(({ orderNo, seen }) => [orderNo, seen]));
  const readings = Map.groupBy(callsOf(ops, "read"), ({ invoke }) => invoke.value.orderNo);
  const byOrder = Map.groupBy(ends, ({ value }) => value.orderNo);
  return [...byOrder].flatMap(([orderNo, told]) => {
    const known = told.map(
      (op): Known => ({ seen: "seen" in op.value ? (op.value.seen ?? "absent") : "cancelled", since: op.time }),
    );
    const ended = known.find(({ seen }) => seen === "paid" || seen === "cancelled");
    if (!ended) return [];
    const later = (readings.get(orderNo) ?? []).filter(
      ({ invoke, end }) => invoke.time > ended.since && end.type === "ok",
    );
    const shown = [...later.map(({ end }) => end.value.seen), ...(last.has(orderNo) ? [last.get(orderNo)] : [])];
    const other = shown.find((seen) => seen !== ended.seen);
    return [
      ...(other === undefined
        ? []
        : [never(`order ${orderNo} was ${ended.seen} at ${ended.since} ms, and ${other} later`)]),
      ...cancelledTwice(orderNo, told),
    ];
  });
}

function cancelledTwice(orderNo: string, told: readonly { f: string }[]): Finding[] {
  const granted = told.filter(({ f }) => f === "cancel").length;
  return granted > 1 ? [never(`order ${orderNo} was cancelled ${granted} times`)] : [];
}
