import { bank } from "./bank.ts";
import type { Checked } from "./checked.ts";
import type { Finding } from "./finding.ts";
import { ledger } from "./ledger.ts";
import { oneWay } from "./one-way.ts";
import { ordersOnce } from "./orders-once.ts";
import { payments } from "./payments.ts";
import { setFull } from "./set-full.ts";
import { totalQueue } from "./total-queue.ts";
import { uniqueIds } from "./unique-ids.ts";

const checkers = [ledger, bank, totalQueue, ordersOnce, setFull, oneWay, uniqueIds, payments];

/** Everything that all checkers find. */
export function check(checked: Checked): Finding[] {
  return checkers.flatMap((checker) => checker(checked));
}
