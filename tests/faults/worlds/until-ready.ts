import { eventually } from "@mall/testkit";
import type { Instrumented } from "../instrument/start.ts";

/** Waits until the gateway at `url` says that it is ready. @throws Error with its output when it ends before. */
export async function untilReady(url: string, gateway: Instrumented, timeoutMs = 60_000): Promise<void> {
  const ask = async () => {
    if (!gateway.runs()) return;
    const response = await fetch(`${url}/readyz`, { signal: AbortSignal.timeout(1000) });
    if (!response.ok) throw new Error(`not ready: ${await response.text()}\n${gateway.output()}`);
  };
  await eventually(ask, { timeoutMs, everyMs: 50 });
  if (!gateway.runs()) throw new Error(`the gateway has ended:\n${gateway.output()}`);
}
