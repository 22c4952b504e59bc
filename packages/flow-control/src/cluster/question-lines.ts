import type { TokenGrant, TokenRequest } from "../engine/token-service.ts";
import type { TokenAnswer, TokenQuestion } from "./token-limiter.ts";

/** What the lines ask and tell. */
export interface LineHooks {
  ask(question: TokenQuestion): Promise<TokenAnswer>;
  /** The answer to a request that waits, when it has become known meanwhile. */
  known(request: TokenRequest): TokenGrant | undefined;
}

/** Requests that wait for their limiter, one line for each limit. */
export interface QuestionLines {
  /** Whether this request would share a question that is not put yet. */
  gathers(request: TokenRequest): boolean;
  /** Rejects when the question it was in fails, or the one it waited behind. */
  join(request: TokenRequest): Promise<TokenGrant>;
}

interface Caller extends PromiseWithResolvers<TokenGrant> {
  request: TokenRequest;
}

interface Line {
  key: string;
  waiting: Caller[];
  busy: boolean;
}

/** Requests in one question; more wait for the next. */
const MOST_COUNTS = 1000;

/**
 * Gathers requests into questions: those of the same turn share one, and while one is under way the next gathers. So a
 * limit has at most one question under way, however many callers.
 */
export function createQuestionLines({ ask, known }: LineHooks): QuestionLines {
  const lines = new Map<string, Line>();

  const put = async (line: Line): Promise<void> => {
    const callers = line.waiting.splice(0, MOST_COUNTS);
    line.busy = true;
    try {
      deliver(callers, await ask(questionOf(callers)));
    } catch (error) {
      for (const { reject } of [...callers, ...line.waiting.splice(0)]) reject(error);
    }
    line.busy = false;
    line.waiting = line.waiting.filter(({ request, resolve }) => {
      const grant = known(request);
      if (grant) resolve(grant);
      return !grant;
    });
    if (line.waiting.length > 0) void put(line);
    else lines.delete(line.key);
  };
  const open = (key: string): Line => {
    const line = lines.get(key) ?? { key, waiting: [], busy: false };
    lines.set(key, line);
    return line;
  };

  return {
    gathers: (request) => (lines.get(keyOf(request))?.waiting.length ?? 0) > 0,
    join: (request) => {
      const line = open(keyOf(request));
      const caller = { request, ...Promise.withResolvers<TokenGrant>() };
      line.waiting.push(caller);
      if (!line.busy && line.waiting.length === 1) queueMicrotask(() => void put(line));
      return caller.promise;
    },
  };
}

function keyOf({ ruleId, threshold, intervalMs }: TokenRequest): string {
  return `${intervalMs}:${threshold}:${ruleId}`;
}

function questionOf(callers: readonly Caller[]): TokenQuestion {
  const { ruleId, threshold, intervalMs } = (callers[0] as Caller).request;
  return { ruleId, threshold, intervalMs, counts: callers.map(({ request }) => request.count) };
}

function deliver(callers: readonly Caller[], { waits }: TokenAnswer): void {
  for (const [index, { resolve }] of callers.entries()) {
    const wait = waits[index] ?? 0;
    resolve(wait === 0 ? { granted: true } : { granted: false, retryAfterMs: wait });
  }
}
