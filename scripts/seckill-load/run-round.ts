import type { ShopClient } from "@mall/gateway/crowd";
import { type Fate, followUp } from "./follow-up.ts";
import { fateLine, summary } from "./report.ts";
import { type Buyer, type RushOptions, type RushResult, rush } from "./rush.ts";
import { verdictLine } from "./verdict.ts";

/** One round: the rush, then a look at what became of the winners. */
export interface RoundOptions extends Omit<RushOptions, "onVerdict"> {
  check: boolean;
  print: (line: string) => void;
}

/** Milliseconds. Orders take well under a second; longer only costs when something is wrong. */
const PATIENCE = { timeoutMs: 10_000, everyMs: 200 };

/** Runs the round and prints it as it goes. */
export async function runRound({ check, print, ...options }: RoundOptions): Promise<RushResult> {
  const result = await rush({ ...options, onVerdict: ({ userId }, verdict) => print(verdictLine(userId, verdict)) });
  print("");
  for (const line of summary(result, options.skuId)) print(line);
  if (check) await checkWinners(options.client, result, print);
  return result;
}

async function checkWinners(
  client: ShopClient,
  { verdicts }: RushResult,
  print: (line: string) => void,
): Promise<void> {
  const follow = async (buyer: Buyer, orderNo: string): Promise<Fate> => {
    const fate = await followUp(client, buyer, orderNo, PATIENCE);
    print(fateLine(orderNo, fate));
    return fate;
  };
  const fates = await Promise.all(
    verdicts.flatMap(({ buyer, verdict }) => (verdict.kind === "won" ? [follow(buyer, verdict.orderNo)] : [])),
  );
  if (fates.length === 0) return;
  const ordered = fates.filter(({ status }) => status === "ordered").length;
  print(`${ordered} of ${fates.length} won places have become orders.`);
}
