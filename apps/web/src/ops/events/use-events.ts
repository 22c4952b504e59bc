import { useEffect, useRef, useState } from "react";
import { shop } from "../../api/shop.ts";
import { pause } from "../../time/pause.ts";
import { listen } from "./listen.ts";

/** A stream of the shop, below /api/v1. */
export interface Stream<T> {
  path: string;
  /** The name of the events that matter; their data is JSON. */
  name: string;
  onData: (data: T) => void;
  /** False: not now. Default true. */
  enabled?: boolean;
}

/**
 * Hears events while a page is shown, again after a break. Returns why nothing is heard just now: undefined while all is
 * well, null where the stream has ended and is being opened again.
 */
export function useEvents<T>({ path, name, onData, enabled = true }: Stream<T>): unknown {
  const [problem, setProblem] = useState<unknown>(undefined);
  const take = useRef(onData);
  take.current = onData;
  useEffect(() => {
    if (!enabled) return;
    const end = new AbortController();
    void listen({
      open: (signal) => shop.events(path, {}, signal),
      onEvent: (event) => event.name === name && take.current(JSON.parse(event.data) as T),
      onState: setProblem,
      signal: end.signal,
      wait: pause,
    });
    return () => end.abort();
  }, [path, name, enabled]);
  return problem;
}
