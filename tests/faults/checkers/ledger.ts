import type { Checked } from "./checked.ts";
import { type Finding, findingsOf } from "./finding.ts";

const { yet } = findingsOf("ledger");

/**
 * What the shop's own audit says (`npm run ledger`, which reads all stores past the services) and whether its work is
 * done: nothing is found, nothing is on its way, and no unpaid order is past its time.
 */
export function ledger({ state }: Pick<Checked, "state">): Finding[] {
  const { findings, waiting = [], inFlight, unchecked = [] } = state.ledger;
  const overdue = [...state.orders, ...state.earlier].filter((order) => order.overdue);
  return [
    ...[...findings, ...waiting].map(({ kind, detail }) => yet(`${kind}: ${detail}`)),
    ...unchecked.map((sentence) => yet(`not checked: ${sentence}`)),
    ...(inFlight > 0 ? [yet(`${inFlight} claims, messages or payments are still on their way`)] : []),
    ...overdue.map(({ orderNo }) => yet(`order ${orderNo} is unpaid past its time`)),
  ];
}
