import { createAjv, fieldOf, type Problem } from "@mall/validation";
import type { Static, TObject } from "typebox";

/** One variable that cannot be used, and why. Never its value: it may be a secret. */
export interface ConfigProblem {
  name: string;
  problem: string;
}

/** The environment does not fit: lists every bad variable at once, so that one restart is enough to mend them. */
export class ConfigError extends Error {
  readonly problems: ConfigProblem[];

  constructor(problems: ConfigProblem[]) {
    const lines = problems.map(({ name, problem }) => `  ${name}: ${problem}`);
    super(
      `The configuration is not usable. Set these environment variables right and start again:\n${lines.join("\n")}`,
    );
    this.name = "ConfigError";
    this.problems = problems;
  }
}

/** Environment variables as the operating system gives them. */
export type Environment = Record<string, string | undefined>;

const ajv = createAjv({ coerceTypes: true, allErrors: true, code: { optimize: false }, keywords: ["server"] });

/**
 * Reads the variables that the schema names, fills defaults, turns digits into numbers and `true`/`false` into booleans.
 * A variable that is set but empty counts as not set: that is how shells and compose files leave one out.
 * @throws ConfigError naming each variable that does not fit.
 */
export function loadConfig<S extends TObject>(schema: S, env: Environment): Static<S> {
  const config: Record<string, unknown> = {};
  for (const name of Object.keys(schema.properties)) {
    const value = env[name];
    if (value !== undefined && value !== "") config[name] = value;
  }
  const validate = ajv.compile(schema);
  if (!validate(config)) throw new ConfigError(problemsOf(schema, validate.errors ?? []));
  return config as Static<S>;
}

function problemsOf(schema: TObject, problems: readonly Problem[]): ConfigProblem[] {
  const byName = Map.groupBy(problems, fieldOf);
  return [...byName].map(([name, [first]]) => {
    const allowed = allowedValues(schema.properties[name]);
    return { name, problem: allowed ? `must be one of ${allowed.join(", ")}` : (first?.message ?? "does not fit") };
  });
}

function allowedValues(property: unknown): string[] | undefined {
  const choices = (property as { anyOf?: { const?: unknown }[] } | undefined)?.anyOf;
  return choices?.every((choice) => "const" in choice) ? choices.map((choice) => String(choice.const)) : undefined;
}
