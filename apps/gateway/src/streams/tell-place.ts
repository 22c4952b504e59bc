import { setTimeout as sleep } from "node:timers/promises";
import { isPassing } from "@mall/kernel";
import type { Place } from "../routes/seckill-place.ts";
import type { EventStream } from "./event-stream.ts";

/** Pauses between two questions: short for who has just won, longer for who has waited long. */
export interface PlacePauses {
  firstMs: number;
  longestMs: number;
}

const PAUSES: PlacePauses = { firstMs: 100, longestMs: 2000 };

/**
 * Tells a stream of a place in the queue whenever it changes, and at last what became of it; then the stream ends. While
 * a service is away it is asked again.
 */
export async function tellPlace(
  stream: EventStream,
  ask: () => Promise<Place>,
  { firstMs, longestMs }: PlacePauses = PAUSES,
): Promise<void> {
  let told: number | undefined;
  for (let pauseMs = firstMs; !stream.closed.aborted; pauseMs = Math.min(longestMs, pauseMs * 1.5)) {
    const place = await ask().catch(unlessPassing);
    if (place && place.result.status !== "queued") {
      stream.send("result", place.result);
      stream.end();
      return;
    }
    if (place && place.ahead !== told) {
      told = place.ahead;
      stream.send("place", { status: "queued", order_no: place.result.order_no, ahead: told });
    }
    await sleep(pauseMs, undefined, { signal: stream.closed, ref: false }).catch(() => {});
  }
}

function unlessPassing(error: unknown): undefined {
  if (!isPassing(error)) throw error;
}
