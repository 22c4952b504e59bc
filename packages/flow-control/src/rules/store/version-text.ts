import type { RuleVersion } from "./rule-store.ts";

/** A version as one line of JSON. */
export function versionText(version: RuleVersion): string {
  return JSON.stringify(version);
}

/** Reads what `versionText` wrote; undefined for what is broken, such as the last line of a process that was killed. */
export function parseVersion(text: string | null | undefined): RuleVersion | undefined {
  try {
    const value: unknown = JSON.parse(text ?? "");
    return isVersion(value) ? withoutMore(value) : undefined;
  } catch {
    return undefined;
  }
}

function isVersion(value: unknown): value is RuleVersion {
  if (typeof value !== "object" || value === null) return false;
  const { version, rules, by, at } = value as Partial<Record<keyof RuleVersion, unknown>>;
  return Number.isSafeInteger(version) && typeof rules === "object" && typeof by === "string" && typeof at === "number";
}

function withoutMore({ version, rules, by, at, comment }: RuleVersion): RuleVersion {
  return { version, rules, by, at, ...(comment === undefined ? {} : { comment }) };
}
