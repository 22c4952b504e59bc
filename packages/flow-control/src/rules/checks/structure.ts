import type { RuleProblem } from "../rule-error.ts";
import { type SchemaError, schemaErrors } from "./schema-errors.ts";

/** Where a value does not fit the schema of a rule set, each place once. */
export function structureProblems(rules: unknown): RuleProblem[] {
  return [...byField(schemaErrors(rules))].map(([field, errors]) => ({ field, problem: joined(errors) }));
}

function byField(errors: readonly SchemaError[]): Map<string, SchemaError[]> {
  const groups = new Map<string, SchemaError[]>();
  for (const error of errors) {
    const field = fieldOf(error);
    const group = groups.get(field);
    if (group) group.push(error);
    else groups.set(field, [error]);
  }
  return groups;
}

/** The place in dots; a missing or an unknown field is named itself. */
function fieldOf({ instancePath, params }: SchemaError): string {
  const { missingProperty, additionalProperty } = params;
  return [...instancePath.split("/").slice(1), missingProperty, additionalProperty].filter(Boolean).join(".");
}

/** Of a union, what the value might have been; otherwise everything that is wrong with it. */
function joined(errors: readonly SchemaError[]): string {
  const words = errors.filter(({ keyword }) => keyword !== "anyOf").map(wordsFor);
  if (words.length === errors.length) return words.join(" and ");
  return words.map((word, index) => (index === 0 ? word : word.replace(/^must be /, ""))).join(" or ");
}

function wordsFor({ keyword, params, message }: SchemaError): string {
  switch (keyword) {
    case "required":
      return "is missing";
    case "additionalProperties":
      return "is not known";
    case "type":
      return `must be ${TYPES[String(params.type)] ?? params.type}`;
    case "enum":
      return `must be one of ${(params.allowedValues ?? []).join(", ")}`;
    case "minimum":
      return `must be at least ${params.limit}`;
    case "maximum":
      return `must be at most ${params.limit}`;
    case "exclusiveMinimum":
      return `must be more than ${params.limit}`;
    case "minLength":
      return "must not be empty";
    case "maxLength":
      return `must have at most ${params.limit} characters`;
    case "minItems":
      return `must have at least ${params.limit}`;
    case "maxItems":
      return `must have at most ${params.limit}`;
    default:
      return message ?? "is wrong";
  }
}

const TYPES: Readonly<Record<string, string>> = {
  array: "a list",
  boolean: "true or false",
  integer: "a whole number",
  number: "a number",
  object: "an object",
  string: "a text",
};
