/** An instance that was ejected, or let back. */
export interface OutlierChange {
  /** The service, as in the rule. */
  resource: string;
  instance: string;
  ejected: boolean;
  /** When the ejection ends, in milliseconds since the epoch; undefined when it did. */
  ejectedUntilMs: number | undefined;
  /** Milliseconds since the epoch. */
  at: number;
}

/** One instance now. */
export interface InstanceFigures {
  instance: string;
  ejected: boolean;
  /** Milliseconds since the epoch. */
  ejectedUntilMs?: number;
  /** Answers in the window that were failures. The window begins anew with an ejection. */
  failures: number;
  /** All answers in the window. */
  total: number;
  /** Ejections that are remembered: the more, the longer the next one. */
  ejections: number;
}
