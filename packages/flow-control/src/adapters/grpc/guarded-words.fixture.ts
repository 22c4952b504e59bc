import type { TestContext } from "node:test";
import { type ServiceError, status } from "@grpc/grpc-js";
import { createManualClock } from "@mall/testkit";
import { createFlowControl } from "../../engine/flow-control.ts";
import type { RuleSet } from "../../rules/rule-set.ts";
import { flowControlInterceptor } from "./client-interceptor.ts";
import type { GrpcFlowOptions } from "./options.ts";
import { flowControlServerInterceptor } from "./server-interceptor.ts";
import { startWords, type WordsHandlers } from "./words-service.fixture.ts";

/** The method that `say` calls. */
export const SAY = "/test.Words/Say";

/** What a stage is made of. */
export interface GuardedOptions extends Omit<GrpcFlowOptions, "flow"> {
  rules: RuleSet;
  sleep?: () => Promise<void>;
}

/**
 * The service with flow control on one side; its clock stands still. `Say` answers what it was asked, or with the status
 * that the question names.
 */
export async function guardedWords(
  t: TestContext,
  side: "client" | "server",
  { rules, sleep, ...own }: GuardedOptions,
  handlers: WordsHandlers = {},
) {
  const flow = createFlowControl({ rules, clock: createManualClock(), ...(sleep ? { sleep } : {}) });
  const asked: string[] = [];
  const say: WordsHandlers["say"] = ({ request: { text } }, answer) => {
    asked.push(text);
    const code = status[text as keyof typeof status];
    answer(code === undefined ? null : { code }, { text });
  };
  const options = { flow, ...own };
  const guard =
    side === "client" ? { client: flowControlInterceptor(options) } : { server: flowControlServerInterceptor(options) };
  const words = await startWords({ say, ...handlers }, guard);
  t.after(words.end);
  const figures = (resource = SAY) => flow.figures().find((each) => each.resource === resource);
  return { ...words, asked, figures };
}

/** For `assert.rejects`. */
export const failsWith = (code: status) => (error: unknown) => (error as ServiceError).code === code;
