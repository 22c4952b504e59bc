import type { Clock } from "@mall/kernel";
import type { Finding } from "./finding.ts";

/** What a walk saw that did not fit: since when, and what was done about it. */
export interface Suspicions {
  /** Notes that it does not fit; answers for how many milliseconds that is known. */
  ageOf(key: string): number;
  /** Notes that something was done about it. */
  tried(key: string): void;
  /** How often something was done about it. */
  triesOf(key: string): number;
  /** Tells it as open, until the walk does not see it any more. */
  tell(key: string, finding: Finding): void;
  /** What is told. */
  open(): Finding[];
  /** The walk begins anew. */
  turn(): void;
}

interface Suspicion {
  since: number;
  tries: number;
  seenAt: number;
  seenInRound: number;
  finding?: Finding | undefined;
}

/** Milliseconds that something unseen is remembered, so that what comes and goes counts as one. */
const KEPT_MS = 10 * 60_000;
/** The same for what was tried in vain: the pauses between tries grow. */
const KEPT_TRIED_MS = 3 * 60 * 60_000;

/** Makes the memory of one walk. */
export function createSuspicions(clock: Clock): Suspicions {
  const known = new Map<string, Suspicion>();
  let round = 0;

  const note = (key: string): Suspicion => {
    const now = clock.now();
    const suspicion = known.get(key) ?? { since: now, tries: 0, seenAt: now, seenInRound: round };
    known.set(key, suspicion);
    return Object.assign(suspicion, { seenAt: now, seenInRound: round });
  };
  const age = (key: string, suspicion: Suspicion) => {
    if (suspicion.seenInRound === round) return;
    suspicion.finding = undefined;
    const keptMs = suspicion.tries > 0 ? KEPT_TRIED_MS : KEPT_MS;
    if (clock.now() - suspicion.seenAt >= keptMs) known.delete(key);
  };

  return {
    ageOf: (key) => clock.now() - note(key).since,
    tried: (key) => {
      note(key).tries += 1;
    },
    triesOf: (key) => known.get(key)?.tries ?? 0,
    tell: (key, finding) => {
      note(key).finding = finding;
    },
    open: () => [...known.values()].flatMap(({ finding }) => finding ?? []),
    turn: () => {
      for (const [key, suspicion] of known) age(key, suspicion);
      round += 1;
    },
  };
}
