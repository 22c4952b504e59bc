import { derivedId } from "../rule-id.ts";
import type { Tell } from "./tell.ts";

/** A check that tells when an earlier rule has the same value in this field. */
export function createUniqueCheck<Field extends string>(field: Field) {
  const seen = new Set<string>();
  return (rule: Readonly<Record<Field, string>>, tell: Tell): void => {
    const value: string = rule[field];
    if (seen.has(value)) tell(field, `"${value}" is there already`);
    seen.add(value);
  };
}

interface Identified {
  id?: string | undefined;
  resource?: string | undefined;
}

/** Ids are unique within a kind, those that will be derived of the resource included. */
export function checkUniqueIds(kind: string, rules: readonly Identified[], tellOf: (index: number) => Tell): void {
  const check = createUniqueCheck("id");
  const counts = new Map<string, number>();
  for (const [index, { id, resource }] of rules.entries()) {
    const known = id ?? (resource === undefined ? undefined : derivedId(kind, resource, counts));
    if (known !== undefined) check({ id: known }, tellOf(index));
  }
}
