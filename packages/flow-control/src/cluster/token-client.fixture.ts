import type { TokenRequest } from "../engine/token-service.ts";
import { createManualTimers } from "./manual-timers.fixture.ts";
import type { ReachabilityChange } from "./reachability.ts";
import { createTokenClient } from "./token-client.ts";
import { createTokenCounter } from "./token-counter.ts";
import type { TokenAnswer, TokenQuestion } from "./token-limiter.ts";

/** A client of a limiter that a test can silence, make fail and delay. */
export function openClient() {
  const timers = createManualTimers();
  const counter = createTokenCounter(timers.clock);
  const questions: TokenQuestion[] = [];
  const changes: ReachabilityChange[] = [];
  let state: "answers" | "fails" | "silent" = "answers";
  let gate: Promise<void> | undefined;
  const decide = async (question: TokenQuestion): Promise<TokenAnswer> => {
    questions.push(question);
    await gate;
    if (state === "fails") throw new Error("away");
    if (state === "silent") return await new Promise<never>(() => {});
    return counter.decide(question);
  };
  const options = { clock: timers.clock, setTimer: timers.setTimer };
  const client = createTokenClient({ decide }, { ...options, onChange: (change) => void changes.push(change) });
  const request = (more: Partial<TokenRequest> = {}) => ({
    ...{ ruleId: "r", threshold: 5, intervalMs: 1000, count: 1 },
    ...more,
  });
  return {
    ...timers,
    client,
    questions,
    changes,
    request,
    acquire: (more?: Partial<TokenRequest>) => client.acquire(request(more)),
    set: (next: typeof state) => {
      state = next;
    },
    /** Answers wait until the returned function is called. */
    hold: () => {
      const { promise, resolve } = Promise.withResolvers<void>();
      gate = promise;
      return resolve;
    },
  };
}
