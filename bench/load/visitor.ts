import type { Answer } from "./answer-parser.ts";
import { slugOf } from "./answer-parser.ts";
import { type Connection, openConnection } from "./connection.ts";
import type { Carrier } from "./pace.ts";
import type { LoadPlan, Remembered } from "./plan.ts";
import { type Requests, takenFrom } from "./requests.ts";

/** One of the connections, and the visit that is made over it. */
export interface Visitor extends Carrier {
  /** Whether it was called free and has sent nothing since. */
  idle(): boolean;
  close(): void;
}

/** What all visitors of a thread share. */
export interface Street {
  plan: LoadPlan;
  requests: Requests;
  /** The number of the next visit. */
  nextVisit(): number;
  /** An answer has come; the slug is empty where there is none. */
  counted(step: number, status: number, slug: string): void;
  /** A visit is over. @param since as `send` was told */
  finished(since: number, remembered: Remembered | undefined): void;
  /** A request had no answer, and why. */
  failed(reason: string): void;
  free(visitor: Visitor): void;
}

const OK = 200;

/** Connects; `free` hears of it whenever it can make a visit. */
export function createVisitor({ plan, requests, ...street }: Street): Visitor {
  let state: "away" | "idle" | "busy" = "away";
  let connected = false;
  let [since, visit, step] = [0, 0, 0];
  const keeps = plan.remember || plan.steps.length > 1;
  let taken: Record<string, string> = {};

  const beFree = () => {
    state = "idle";
    street.free(visitor);
  };
  const end = (reached: number) => {
    street.finished(since, plan.remember && reached > 0 ? { visit, steps: reached, taken } : undefined);
    beFree();
  };
  const answered = (answer: Answer) => {
    const ok = answer.status === OK;
    street.counted(step, answer.status, ok ? "" : slugOf(answer));
    if (!ok) return end(step);
    const { take } = plan.steps[step] ?? {};
    if (take) Object.assign(taken, takenFrom(answer.bytes.toString("utf8", answer.from, answer.to), take));
    step += 1;
    if (step >= plan.steps.length) return end(step);
    connection.send(requests.later(step, visit, taken));
  };
  const connection: Connection = openConnection(plan, {
    ready: () => {
      connected = true;
      // Whoever broke while idle is still known as free.
      if (state === "away") beFree();
    },
    answered,
    broken: (reason) => {
      connected = false;
      if (state !== "busy") return;
      state = "away";
      street.failed(reason);
    },
  });
  const visitor: Visitor = {
    send: (from) => {
      [since, visit, step] = [from, street.nextVisit(), 0];
      if (!connected) {
        state = "away";
        return street.failed("not connected");
      }
      state = "busy";
      if (keeps) taken = {};
      connection.send(requests.first(visit));
    },
    idle: () => state === "idle",
    close: connection.close,
  };
  return visitor;
}
