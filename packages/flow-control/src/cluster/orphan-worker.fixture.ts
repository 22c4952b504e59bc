// A worker that outlives the process which serves its tokens. Prints "served" when it was granted one, then, once the
// limiter is gone, what its rules do: one line for each fallback. Then it ends by itself.
import { setTimeout as sleep } from "node:timers/promises";
import { Entry } from "../engine/entry.ts";
import { createClusterChecker } from "./cluster-checker.ts";
import { createIpcLimiter } from "./ipc-limiter.ts";
import { createTokenClient } from "./token-client.ts";

const limiter = createIpcLimiter();
let reachable = true;
const onChange = (change: { reachable: boolean }) => {
  reachable = change.reachable;
};
const tokens = createTokenClient(limiter, { timeoutMs: 5000, onChange });
const entry = new Entry({ resource: "r", leave: () => {} }, {}, 0);
const verdictBy = async (fallback: "local" | "pass" | "refuse") => {
  const rule = { id: "f", resource: "r", threshold: 1, cluster: { fallback } };
  const late = await createClusterChecker(rule, { resource: "r", tokens }, { check: () => 7 }).ask(entry);
  return late(entry, 0);
};

const { granted } = await tokens.acquire({ ruleId: "f", threshold: 1, intervalMs: 1000, count: 1 });
if (granted) console.log("served");
while (reachable) {
  await verdictBy("pass");
  await sleep(5);
}
for (const fallback of ["local", "pass", "refuse"] as const) {
  const verdict = await verdictBy(fallback);
  console.log(fallback, typeof verdict === "number" ? verdict : verdict.reason);
}
limiter.close();
