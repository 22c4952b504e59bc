import type { Arrivals } from "./arrivals.ts";

/** Something that carries one request at a time. */
export interface Carrier {
  /** Sends the next request. @param since the time from which its answer is timed. */
  send(since: number): void;
}

/** What sends next, and when. */
export interface Pace<C extends Carrier> {
  /** A carrier that is free. */
  free(carrier: C): void;
  /** Sends what is due; called every now and then. */
  tick(): void;
  /** True when nothing more will be sent. */
  done(): boolean;
}

/** A closed loop: whoever has an answer asks again at once, until `more` says no. */
export function closedPace<C extends Carrier>(more: () => boolean, now: () => number): Pace<C> {
  let ended = false;
  return {
    free: (carrier) => {
      if (!ended && more()) carrier.send(now());
      else ended = true;
    },
    tick: () => {},
    done: () => ended,
  };
}

/**
 * An open loop: a request that is due waits for a free carrier, and its time runs from when it was due. So a shop that
 * stops for a second is seen by all who would have come in that second, not by the few who were being served.
 */
export function openPace<C extends Carrier>(
  arrivals: Arrivals,
  now: () => number,
  onSent: (lateMs: number) => void,
): Pace<C> {
  const idle: C[] = [];
  let sent = 0;
  const send = (carrier: C, at: number) => {
    const since = arrivals.at(sent);
    sent += 1;
    onSent(at - since);
    carrier.send(since);
  };
  return {
    free: (carrier) => {
      const at = now();
      if (sent < arrivals.due(at)) send(carrier, at);
      else idle.push(carrier);
    },
    tick: () => {
      const at = now();
      const due = arrivals.due(at);
      while (sent < due) {
        const carrier = idle.pop();
        if (carrier === undefined) return;
        send(carrier, at);
      }
    },
    done: () => sent >= arrivals.total,
  };
}
