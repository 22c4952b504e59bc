import type { FlowObserver } from "./observer.ts";

/** Several observers as one. */
export interface Observers extends Required<FlowObserver> {
  /** Returns what takes the observer away again. */
  add(observer: FlowObserver): () => void;
}

/** Makes an empty group of observers. */
export function createObservers(): Observers {
  const observers = new Set<FlowObserver>();
  const each = (tell: (observer: FlowObserver) => void) => {
    for (const observer of observers) {
      try {
        tell(observer);
      } catch {
        // A log that fails must not stop the traffic.
      }
    }
  };
  return {
    add: (observer) => {
      observers.add(observer);
      return () => void observers.delete(observer);
    },
    blocked: (block, options, now) => each((observer) => observer.blocked?.(block, options, now)),
    breakerChanged: (change) => each((observer) => observer.breakerChanged?.(change)),
    outlierChanged: (change) => each((observer) => observer.outlierChanged?.(change)),
  };
}
