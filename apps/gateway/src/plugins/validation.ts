import { createAjv, fieldOf, type Problem } from "@mall/validation";
import type { ValidateFunction } from "ajv";
import type { FastifyInstance } from "fastify";

/** Ajv's findings, as they reach the error handler. */
export class ValidationFailure extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message ?? "invalid");
    this.name = "ValidationFailure";
    this.problem = problem;
  }

  /** The JSON field at fault, in dots: `items.0.sku_id`; `body` when the whole body is. */
  get field(): string {
    return fieldOf(this.problem) || "body";
  }
}

/** Bodies are taken as they are: "2" is not 2. Fields the schema does not know are dropped. */
const bodyAjv = createAjv({ removeAdditional: "all", coerceTypes: false });
/**
 * A query is text, so digits are turned into numbers first. 400 digits turn into Infinity: strict, Ajv would then look
 * at no limit of it; not strict, it is above every maximum.
 */
const queryAjv = createAjv({ removeAdditional: "all", coerceTypes: true, strictNumbers: false });

/** Validates by JSON schema and names the field at fault. */
export function validateBySchema(app: FastifyInstance): void {
  app.setValidatorCompiler(({ schema, httpPart }) => {
    const ajv = httpPart === "body" ? bodyAjv : queryAjv;
    // Compiled by the first request, not by the start: most routes of a new shop wait long for theirs.
    let validate: ValidateFunction | undefined;
    return (value: unknown) => {
      validate ??= ajv.compile(schema as object);
      if (validate(value)) return { value };
      const [problem] = validate.errors ?? [];
      return { error: new ValidationFailure(problem as Problem) };
    };
  });
}

/** Why a value was refused, in the words of the buyer's language. */
export function reasonOf({ problem }: ValidationFailure, language: "zh" | "en"): string {
  const limit = (problem.params as { limit?: number }).limit;
  const [zh, en] = reasons[problem.keyword]?.(limit ?? 0, problem) ?? ["格式不正确", "has the wrong format"];
  return language === "zh" ? zh : en;
}

type Reason = (limit: number, problem: Problem) => [zh: string, en: string];

const reasons: Record<string, Reason> = {
  required: () => ["不能为空", "is required"],
  type: (_, { params }) => [`类型应为 ${params.type}`, `must be of type ${params.type}`],
  minLength: (limit) =>
    limit === 1 ? ["不能为空", "must not be empty"] : [`至少 ${limit} 个字符`, `needs at least ${limit} characters`],
  maxLength: (limit) => [`最多 ${limit} 个字符`, `may have at most ${limit} characters`],
  minimum: (limit) => [`不能小于 ${limit}`, `must be at least ${limit}`],
  maximum: (limit) => [`不能大于 ${limit}`, `must be at most ${limit}`],
  exclusiveMinimum: (limit) => [`必须大于 ${limit}`, `must be greater than ${limit}`],
  minItems: (limit) => [`至少 ${limit} 项`, `needs at least ${limit} entries`],
  maxItems: (limit) => [`最多 ${limit} 项`, `may have at most ${limit} entries`],
  enum: (_, { params }) => [
    `只能是 ${params.allowedValues.join("、")}`,
    `must be one of ${params.allowedValues.join(", ")}`,
  ],
  anyOf: () => ["格式不正确", "has the wrong format"],
  const: () => ["格式不正确", "has the wrong format"],
};

/** True for a failure of `validateBySchema`. */
export function isValidationFailure(error: unknown): error is ValidationFailure {
  return error instanceof ValidationFailure;
}
