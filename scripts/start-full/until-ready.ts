import { setTimeout as sleep } from "node:timers/promises";

const LOOK_MS = 250;
const REMIND_MS = 15_000;

/** Waits until the gateway says that every service takes calls; says now and then which do not. */
export async function untilReady(url: string): Promise<void> {
  let told = Date.now();
  for (;;) {
    const answer = await ask(`${url}/readyz`);
    if (answer?.status === "ready") return;
    if (Date.now() - told > REMIND_MS) {
      told = Date.now();
      console.log(`not ready yet: ${answer ? JSON.stringify(answer.services) : "the gateway does not answer"}`);
    }
    await sleep(LOOK_MS);
  }
}

async function ask(url: string): Promise<{ status: string; services: Record<string, string> } | undefined> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(2000) });
    return (await response.json()) as { status: string; services: Record<string, string> };
  } catch {
    return undefined;
  }
}
