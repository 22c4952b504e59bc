import { type AppError, type ErrorSlug, fail, httpStatusOf } from "@mall/kernel";
import { failed, ok } from "../envelope.ts";

/** What an answer says, its bytes as characters (latin1): Node writes those in one piece with the headers. */
export interface Answer {
  status: number;
  body: string;
  /** Milliseconds, where they are known. */
  retryAfterMs?: number | undefined;
}

/** In which language, and under which trace id. */
export interface Reader {
  language: "zh" | "en";
  traceId: string;
}

/** A success. @param data its fields in the order of the route's schema, which is theirs in the text */
export function success(data: object): Answer {
  return { status: 200, body: bytesOf(JSON.stringify(ok(data))) };
}

/** Any error. */
export function failure(error: AppError, { language, traceId }: Reader): Answer {
  const body = bytesOf(JSON.stringify(failed(error, language, traceId)));
  return { status: httpStatusOf(error.slug), body, retryAfterMs: error.retryAfterMs };
}

interface Sentence {
  status: number;
  /** All but the trace id and the end. */
  head: string;
}

const END = '"}';
const known = { zh: new Map<ErrorSlug, Sentence>(), en: new Map<ErrorSlug, Sentence>() };

/** A refusal that says the same to everybody. Its text is made once for each language. */
export function refusal(slug: ErrorSlug, { language, traceId }: Reader, retryAfterMs?: number): Answer {
  const sentence = known[language].get(slug) ?? learn(slug, language);
  return { status: sentence.status, body: sentence.head + traceId + END, retryAfterMs };
}

function learn(slug: ErrorSlug, language: "zh" | "en"): Sentence {
  const { status, body } = failure(fail(slug), { language, traceId: "" });
  const sentence = { status, head: body.slice(0, -END.length) };
  known[language].set(slug, sentence);
  return sentence;
}

function bytesOf(text: string): string {
  return Buffer.from(text).toString("latin1");
}
