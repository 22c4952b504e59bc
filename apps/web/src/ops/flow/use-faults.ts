import type { BodyOf } from "@mall/sdk";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { shop } from "../../api/shop.ts";

/** A fault that is on, as the gateway keeps it. */
export interface Fault {
  latencyMs?: number;
  errorShare?: number;
  /** Milliseconds since the epoch. */
  untilMs?: number;
}

type Change = BodyOf<"put", "ops/faults">;

const KEY = ["ops", "faults"];

/** Processes take over a change within this time; what they say before is old. */
const TAKEN_OVER_MS = 1000;

/** The faults that are on, and how to change them. What was asked before a change is dropped, however late it is answered. */
export function useFaults(paused: boolean) {
  const client = useQueryClient();
  const changedAt = useRef(Number.NEGATIVE_INFINITY);
  const query = useQuery({
    queryKey: KEY,
    queryFn: async ({ client: of }) => {
      const known = of.getQueryData<Record<string, Fault>>(KEY);
      if (known && performance.now() - changedAt.current < TAKEN_OVER_MS) return known;
      return (await shop.get("ops/faults")).faults as Record<string, Fault>;
    },
    enabled: !paused,
    refetchInterval: 1_000,
    retry: false,
  });
  const change = useMutation({
    mutationFn: (body: Change) => shop.put("ops/faults", body),
    onSuccess: async ({ faults }) => {
      await client.cancelQueries({ queryKey: KEY });
      changedAt.current = performance.now();
      client.setQueryData(KEY, faults);
    },
  });
  return { query, change };
}
