import { fail } from "@mall/kernel";
import type { ValidateFunction } from "ajv";
import type { Static, TSchema } from "typebox";
import { createAjv, fieldOf } from "./ajv.ts";

const ajv = createAjv({});

/** Makes a type guard of a schema. It is compiled at its first use, so that it costs nothing at the start. */
export function createCheck<S extends TSchema>(schema: S): (value: unknown) => value is Static<S> {
  const validate = lazily(schema);
  return (value): value is Static<S> => validate()(value);
}

/**
 * Makes a function that gives the value back as what the schema says.
 * @throws AppError `invalid_input` naming the field, from the returned function.
 */
export function createParser<S extends TSchema>(schema: S): (value: unknown) => Static<S> {
  const validate = lazily(schema);
  return (value) => {
    const check = validate();
    if (check(value)) return value as Static<S>;
    const [problem] = check.errors ?? [];
    const field = (problem && fieldOf(problem)) || "body";
    throw fail("invalid_input", { field, params: { reason: problem?.message ?? "" } });
  };
}

function lazily(schema: TSchema): () => ValidateFunction {
  let validate: ValidateFunction | undefined;
  return () => {
    validate ??= ajv.compile(schema);
    return validate;
  };
}
