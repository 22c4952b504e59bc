import { fail, gather, within } from "@mall/kernel";
import { Refusal, type RefusalBody, toAppError } from "./refusal.ts";
import type { SearchServer } from "./server.ts";

/** Asks some questions at once; answers in their order. @throws Refusal, AppError `service_unavailable`. */
export type Ask = (questions: readonly object[]) => Promise<object[]>;

type Answer = object & RefusalBody & { status: number };

/** Which index, and how patiently. */
export interface AskOptions {
  alias: string;
  /** Milliseconds until a question has to be answered, waiting for others included. */
  timeoutMs: number;
  isTraced: () => boolean;
}

const LATE = "no answer from Elasticsearch in time";

/**
 * Requests on their way at once. Further questions wait for one of them to be answered: with two, the server works while
 * this process reads; with four, one slow question keeps fewer others waiting.
 */
const LANES = 4;
/** Callers whose questions travel together at most. */
const MOST = 32;

/**
 * Asks the index behind the alias. Questions of one turn of the event loop, and those that come while the server is at
 * work on others, travel as one request: that costs both sides more than most of the answers.
 */
export function askTogether(server: SearchServer, { alias, timeoutMs, isTraced }: AskOptions): Ask {
  const send = async (questions: readonly object[]): Promise<Answer[]> => {
    const bulkBody = questions.flatMap((question) => [{}, question]);
    const call = { method: "POST", path: `/${alias}/_msearch`, bulkBody } as const;
    return (await server.call<{ responses: Answer[] }>("search products", call)).responses;
  };
  const together = async (all: readonly (readonly object[])[]): Promise<Answer[][]> => {
    const answers = await send(all.flat());
    return all.map((questions) => answers.splice(0, questions.length));
  };
  const lanes = Array.from({ length: LANES }, () => {
    return { open: 0, ask: gather<readonly object[], Answer[]>({ together, alone: send, most: MOST, isTraced }) };
  });
  return async (questions) => {
    const lane = lanes.reduce((best, each) => (each.open < best.open ? each : best));
    lane.open += 1;
    const asked = lane.ask(questions).finally(() => {
      lane.open -= 1;
    });
    const answers = await within(asked, timeoutMs, () => fail("service_unavailable", { cause: new Error(LATE) }));
    for (const answer of answers) if (answer.error) throw toAppError(new Refusal(answer.status, answer));
    return answers;
  };
}
