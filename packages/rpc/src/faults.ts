import { setTimeout as sleep } from "node:timers/promises";
import { fail } from "@mall/kernel";

/** What an operator does to a service, to show or to test what the others make of it. */
export interface Fault {
  /** Milliseconds that each call waits before it is served, 0 to 60,000; default 0. */
  latencyMs?: number;
  /** Share of the calls that fail with `service_unavailable`, 0 to 1; default 0. */
  errorShare?: number;
  /** Milliseconds since the epoch at which it ends by itself. Without: only when it is taken back. */
  untilMs?: number;
}

/** Faults by the service that has them: `product-service`. */
export type FaultsByService = Readonly<Record<string, Fault>>;

/** The switch. It holds for one process; whoever turns it tells each. */
export interface Faults {
  /** Gives a service this fault instead of what it had; undefined takes it back. @throws AppError `invalid_input`. */
  set(service: string, fault: Fault | undefined): void;
  /** Only these faults from now on, all of them or, when one is invalid, none. @throws AppError `invalid_input`. */
  replace(all: FaultsByService): void;
  /** Those in force. */
  list(): FaultsByService;
  /**
   * Lets one call meet the fault of its service. undefined: there is none, and nothing to wait for.
   * @throws AppError `service_unavailable`, in the promise.
   */
  apply(service: string): Promise<void> | undefined;
}

/** Time and chance, for tests. */
export interface FaultsOptions {
  /** Milliseconds since the epoch. */
  now?: () => number;
  /** At least 0, below 1. */
  random?: () => number;
  wait?: (ms: number) => Promise<unknown>;
}

/** Longer than any caller waits. */
const MAX_LATENCY_MS = 60_000;

/** A switch with no fault. */
export function createFaults(options: FaultsOptions = {}): Faults {
  const { now = Date.now, random = Math.random, wait = sleep } = options;
  let faults = new Map<string, Fault>();

  const inForce = (service: string): Fault | undefined => {
    const fault = faults.get(service);
    if (fault?.untilMs === undefined || now() < fault.untilMs) return fault;
    faults.delete(service);
    return undefined;
  };

  const meet = async ({ latencyMs = 0, errorShare = 0 }: Fault): Promise<void> => {
    if (latencyMs > 0) await wait(latencyMs);
    if (random() < errorShare) throw fail("service_unavailable", { cause: new Error("a fault that was switched on") });
  };

  return {
    set: (service, fault) => {
      if (fault) faults.set(service, checked(service, fault));
      else faults.delete(service);
    },
    replace: (all) => {
      faults = new Map(Object.entries(all).map(([service, fault]) => [service, checked(service, fault)]));
    },
    list: () => Object.fromEntries([...faults].filter(([service]) => inForce(service))),
    apply: (service) => {
      const fault = inForce(service);
      return fault && meet(fault);
    },
  };
}

function checked(service: string, fault: Fault): Fault {
  const { latencyMs = 0, errorShare = 0, untilMs = 0 } = fault;
  requireRange(`${service}.latencyMs`, latencyMs, MAX_LATENCY_MS);
  requireRange(`${service}.errorShare`, errorShare, 1);
  requireRange(`${service}.untilMs`, untilMs, Number.MAX_SAFE_INTEGER);
  return { ...fault };
}

function requireRange(field: string, value: number, max: number): void {
  if (!(value >= 0 && value <= max)) throw fail("invalid_input", { field, params: { reason: `must be 0..${max}` } });
}
