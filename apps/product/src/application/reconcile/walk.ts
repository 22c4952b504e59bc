import type { Finding } from "./finding.ts";

/** A part of the reconciler that goes through a store piece by piece. */
export interface Walk {
  /** One bounded piece. */
  walk(): Promise<void>;
  /** What it found and could not put right. */
  open(): readonly Finding[];
}
