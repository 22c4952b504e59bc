import { ShopError } from "@mall/sdk";
import { shop } from "../../api/shop.ts";
import type { StreamEvent } from "./follow.ts";

/** Milliseconds after which a stream that says nothing is taken for dead: sales are told every five seconds. */
const SILENCE_MS = 15_000;

/** The events of a route; ends when nothing comes for long, so that the follower connects anew. */
export async function* listen(
  path: string,
  query: Record<string, string | number>,
  signal: AbortSignal,
  silenceMs = SILENCE_MS,
): AsyncGenerator<StreamEvent> {
  const silence = new AbortController();
  let timer = setTimeout(() => silence.abort(), silenceMs);
  try {
    for await (const event of shop.events(path, query, AbortSignal.any([signal, silence.signal]))) {
      clearTimeout(timer);
      timer = setTimeout(() => silence.abort(), silenceMs);
      yield event;
    }
  } finally {
    clearTimeout(timer);
  }
}

/** An error that asking again does not mend. */
export const isFinal = (error: unknown): boolean =>
  error instanceof ShopError &&
  error.status >= 400 &&
  error.status < 500 &&
  error.status !== 429 &&
  error.status !== 408;
