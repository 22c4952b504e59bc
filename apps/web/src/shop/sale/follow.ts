import type { LiveSale, PlaceResult } from "./attempt.ts";

/** One event of a stream. */
export interface StreamEvent {
  name: string;
  data: string;
}

/** How the events of a stream are read until it ends; aborting ends it quietly. */
export type OpenStream = (signal: AbortSignal) => AsyncIterable<StreamEvent>;

/** Waits; ends early, without an error, when the signal aborts. */
export type Pause = (ms: number, signal: AbortSignal) => Promise<void>;

/** Milliseconds between two attempts to listen: growing while nothing is heard. */
const PAUSES_MS = [500, 1_000, 2_000, 4_000];

const pauseAfter = (failures: number): number => PAUSES_MS[Math.min(failures, PAUSES_MS.length) - 1] ?? 500;

/** What following a place stands on. */
export interface PlaceDeps {
  open: OpenStream;
  /** Asks for the result, for when no stream comes through. */
  ask: (signal: AbortSignal) => Promise<PlaceResult>;
  pause: Pause;
  /** Whether an error will not pass by itself, so that going on is vain. */
  isFinal: (error: unknown) => boolean;
}

/** Follows a place to its end, over lost connections. Undefined: the signal aborted. @throws an error that is final */
export async function followPlace(
  { open, ask, pause, isFinal }: PlaceDeps,
  onAhead: (ahead: number) => void,
  signal: AbortSignal,
): Promise<PlaceResult | undefined> {
  const attempt = async (work: () => Promise<PlaceResult | undefined>) => {
    try {
      return await work();
    } catch (error) {
      if (isFinal(error)) throw error;
      return undefined;
    }
  };
  for (let failures = 1; !signal.aborted; failures += 1) {
    const told = await attempt(() => resultOf(open(signal), onAhead));
    if (told) return told;
    const asked = signal.aborted ? undefined : await attempt(() => ask(signal));
    if (asked && asked.status !== "queued") return asked;
    await pause(pauseAfter(failures), signal);
  }
  return undefined;
}

async function resultOf(events: AsyncIterable<StreamEvent>, onAhead: (ahead: number) => void) {
  for await (const { name, data } of events) {
    if (name === "place") onAhead((JSON.parse(data) as { ahead: number }).ahead);
    if (name === "result") return JSON.parse(data) as PlaceResult;
  }
  return undefined;
}

/** What following a sale stands on. */
export interface SaleDeps {
  open: OpenStream;
  pause: Pause;
  isFinal: (error: unknown) => boolean;
  onSale: (sale: LiveSale) => void;
  /** Whether the figures are live at present. */
  onLive: (live: boolean) => void;
}

/** Follows a sale until the signal aborts, over lost connections and streams that end. @throws an error that is final */
export async function followSale(
  { open, pause, isFinal, onSale, onLive }: SaleDeps,
  signal: AbortSignal,
): Promise<void> {
  let failures = 0;
  while (!signal.aborted) {
    try {
      for await (const { name, data } of open(signal)) {
        if (name !== "sale") continue;
        failures = 0;
        onSale(JSON.parse(data) as LiveSale);
        onLive(true);
      }
    } catch (error) {
      if (isFinal(error)) throw error;
    }
    if (signal.aborted) return;
    onLive(false);
    failures += 1;
    await pause(pauseAfter(failures), signal);
  }
}
