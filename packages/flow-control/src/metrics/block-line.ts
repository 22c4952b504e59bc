import type { RuleKind } from "../engine/block.ts";
import { fieldText } from "./line-fields.ts";
import { localDateTime } from "./local-time.ts";

/** How much one rule refused of one caller in one second. */
export interface BlockLine {
  /** When the second began, in milliseconds since the epoch. */
  timestamp: number;
  resource: string;
  kind: RuleKind;
  ruleId: string;
  /** Who called; empty when unknown. */
  origin: string;
  /** Entries, each with its batch. */
  count: number;
}

/**
 * A line of the block log, without a line end: `datetime|ts|resource|kind|ruleId|origin|count`. The datetime is in the
 * time zone of the process. A second in which the process was started again has two lines, which add up.
 */
export function formatBlockLine({ timestamp, resource, kind, ruleId, origin, count }: BlockLine): string {
  const names = [resource, kind, ruleId, origin].map(fieldText);
  return [localDateTime(timestamp), timestamp, ...names, count].join("|");
}
