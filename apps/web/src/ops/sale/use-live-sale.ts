import { useMutation } from "@tanstack/react-query";
import { useReducer, useState } from "react";
import { startLiveSale, stopLiveSale } from "../api/ops-api.ts";
import type { LiveSale } from "../api/types.ts";
import { useEvents } from "../events/use-events.ts";
import { addLook, NO_HISTORY } from "./sale-history.ts";

/** Phases in which a sale is under way. */
const UNDER_WAY = ["preparing", "running", "settling"];

/** Whether a sale is under way. */
export const isUnderWay = (sale: LiveSale | undefined): boolean => UNDER_WAY.includes(sale?.phase ?? "");

/** The live sale with its course, and what can be done about it. */
export function useLiveSale() {
  const [sale, setSale] = useState<LiveSale>();
  const [history, look] = useReducer(
    (before: typeof NO_HISTORY, { now, at }: { now: LiveSale; at: number }) => addLook(before, now, at),
    NO_HISTORY,
  );
  const take = (now: LiveSale) => {
    setSale(now);
    look({ now, at: Date.now() });
  };
  const lost = useEvents<LiveSale>({ path: "ops/live-sale/events", name: "sale", onData: take });
  const start = useMutation({ mutationFn: startLiveSale, onSuccess: take });
  const stop = useMutation({ mutationFn: stopLiveSale, onSuccess: take });
  return { sale, points: history.points, lost, start, stop };
}
