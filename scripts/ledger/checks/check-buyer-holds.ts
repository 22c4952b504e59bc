import type { Finding } from "../ledger-report.ts";
import type { BuyerHoldsRow } from "../sql/tables.ts";

/**
 * A buyer may have so many unpaid orders at once, and the order service counts them: too many counted keep the buyer
 * from ordering, too few let goods be hoarded.
 * @param unpaidOf unpaid orders of each buyer who has any.
 */
export function checkBuyerHolds(holds: readonly BuyerHoldsRow[], unpaidOf: ReadonlyMap<number, number>): Finding[] {
  const counted = new Map(holds.map(({ user_id, unpaid }) => [user_id, unpaid]));
  const users = new Set([...counted.keys(), ...unpaidOf.keys()]);
  return [...users].flatMap((userId) => {
    const [said, found] = [counted.get(userId) ?? 0, unpaidOf.get(userId) ?? 0];
    if (said === found) return [];
    const detail = `Buyer ${userId} has ${found} unpaid orders, buyer_holds says ${said}.`;
    return [{ kind: "buyer_holds_differ", subject: `user ${userId}`, detail }];
  });
}
