// A plain function behind a limit and a breaker, and rules that change while the program runs.
// node examples/plain-function.ts
import { setTimeout as sleep } from "node:timers/promises";
import { createFlowControl, FlowBlockedError, type RuleSet } from "@mall/flow-control";

const rules = (perSecond: number): RuleSet => ({
  flow: [{ resource: "quote", threshold: perSecond }],
  breaker: [{ resource: "quote", strategy: "errorRatio", threshold: 0.5, minRequests: 2, retryTimeoutMs: 2000 }],
});

const flow = createFlowControl({ rules: rules(5) });
flow.observe({ breakerChanged: ({ from, to }) => console.log(`  the breaker: ${from} -> ${to}`) });

let healthy = true;

/** What is to be protected: nothing in it knows of flow control. */
async function quote(): Promise<number> {
  await sleep(20);
  if (!healthy) throw new Error("the price server is away");
  return 42;
}

/** Calls so many times at once, and says what came of it. */
async function call(times: number): Promise<void> {
  const calls = Array.from({ length: times }, () => flow.run("quote", quote).then(() => "passed", outcomeOf));
  const counts = new Map<string, number>();
  for (const outcome of await Promise.all(calls)) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  console.log(`  ${times} calls: ${[...counts].map(([outcome, count]) => `${count} ${outcome}`).join(", ")}`);
}

function outcomeOf(error: unknown): string {
  if (!(error instanceof FlowBlockedError)) return "failed";
  const { kind, retryAfterMs } = error.block;
  return retryAfterMs === undefined ? `refused by ${kind}` : `refused by ${kind} for ${retryAfterMs} ms`;
}

console.log("Five a second are allowed:");
await call(8);

console.log("The price server goes away; after some failures it is left alone:");
healthy = false;
await sleep(1100);
await call(4);
await call(1);

console.log("It is back; a probe finds out:");
healthy = true;
await sleep(2100);
await call(1);

console.log("An operator lowers the limit to two a second:");
await sleep(1100);
flow.setRules(rules(2));
await call(5);

const { passed, blocked } = flow.figures()[0] ?? { passed: 0, blocked: 0 };
console.log(`In all, ${passed} passed and ${blocked} were refused.`);
