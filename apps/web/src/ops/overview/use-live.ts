import { useReducer, useState } from "react";
import type { Live } from "../api/types.ts";
import { useEvents } from "../events/use-events.ts";
import { addLive, NOTHING_HEARD } from "./live-history.ts";

/** The live figures with their last minutes; while paused nothing is heard and all stands still. */
export function useLive() {
  const [paused, setPaused] = useState(false);
  const [history, take] = useReducer(addLive, NOTHING_HEARD);
  const lost = useEvents<Live>({ path: "ops/live", name: "live", onData: take, enabled: !paused });
  return { ...history, lost: paused ? undefined : lost, paused, setPaused };
}
