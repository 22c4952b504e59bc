import { type Clock, systemClock } from "../clock.ts";
import type { TokenRequest, TokenService } from "../engine/token-service.ts";
import { askInTime } from "./ask-in-time.ts";
import { createQuestionLines } from "./question-lines.ts";
import { createReachability, type ReachabilityChange } from "./reachability.ts";
import { createRefusals } from "./refusals.ts";
import { type SetTimer, systemTimer } from "./timer.ts";
import { checkQuestion, type TokenLimiter } from "./token-limiter.ts";

/** How a process asks its limiter. All times are in milliseconds. */
export interface TokenClientOptions {
  /** Default: the machine's clock. */
  clock?: Clock;
  /** The longest that a question may take; default 100. Several times the way there and back. */
  timeoutMs?: number;
  /** After a failure nobody asks for so long; default 250. Doubles while the failure lasts. */
  retryMs?: number;
  /** Up to this; default 2000. */
  maxRetryMs?: number;
  /** Default: the machine's timer. */
  setTimer?: SetTimer;
  /** Told when the limiter stops answering, and when it answers again. What it throws is swallowed. */
  onChange?: (change: ReachabilityChange) => void;
}

/**
 * The way from one process to the limiter. Asks little: requests that come together share a question, and what was
 * refused is refused here until asking again can help. A limiter that fails or is silent costs a request at most one
 * `timeoutMs`; then all are rejected at once, until a probe is answered. Tokens granted to a question that was given up
 * are lost, so the limit holds. Has no timer while no question is under way: nothing needs to be closed.
 */
export function createTokenClient(limiter: TokenLimiter, options: TokenClientOptions = {}): Required<TokenService> {
  const { clock = systemClock, timeoutMs = 100, retryMs = 250, maxRetryMs = 2000 } = options;
  const { setTimer = systemTimer, onChange = () => {} } = options;
  const refusals = createRefusals();
  const reachability = createReachability({ retryMs, maxRetryMs, onChange });
  const lines = createQuestionLines({
    ask: async (question) => {
      try {
        const answer = await askInTime(limiter, question, { timeoutMs, setTimer });
        reachability.answered();
        refusals.note(question, answer, clock.now());
        return answer;
      } catch (error) {
        reachability.failed(error, clock.now());
        throw error;
      }
    },
    known: (request) => refusals.find(request, clock.now()),
  });

  /** Why this request may not be asked for now; one that shares a question which is about to be put always may. */
  const obstacleFor = (request: TokenRequest, now: number) => {
    const obstacle = reachability.obstacle(now);
    return obstacle && !lines.gathers(request) ? obstacle : undefined;
  };
  const askFor = async (request: TokenRequest) => {
    checkQuestion({ ...request, counts: [request.count] });
    const obstacle = obstacleFor(request, clock.now());
    if (obstacle) throw obstacle;
    reachability.asking();
    return await lines.join(request);
  };

  return {
    acquire: async (request) => refusals.find(request, clock.now()) ?? (await askFor(request)),
    known: (request) => {
      const now = clock.now();
      return refusals.find(request, now) ?? (obstacleFor(request, now) && "unreachable");
    },
  };
}
