import { createRequire } from "node:module";
import type { ValidateFunction } from "ajv";
import { RuleSet } from "../rule-set.ts";

/** What ajv says of a wrong place; `params` depends on the keyword. */
export interface SchemaError {
  keyword: string;
  /** `/flow/0/threshold` */
  instancePath: string;
  params: {
    missingProperty?: string;
    additionalProperty?: string;
    type?: string;
    limit?: number;
    allowedValues?: unknown[];
  };
  message?: string;
}

let validate: ValidateFunction | undefined;

/** Everything in which a value differs from the schema of a rule set. */
export function schemaErrors(rules: unknown): readonly SchemaError[] {
  validate ??= compile();
  return validate(rules) ? [] : (validate.errors ?? []);
}

/** Loaded and compiled at the first use: together they take a tenth of a second of the start. */
function compile(): ValidateFunction {
  const { Ajv } = createRequire(import.meta.url)("ajv") as typeof import("ajv");
  return new Ajv({ allErrors: true, validateSchema: false, meta: false }).compile(RuleSet);
}
