import type { Static, TObject } from "typebox";
import { Value } from "typebox/value";

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

/**
 * Reads the variables that the schema names, fills defaults, turns digits into numbers and `true`/`false` into booleans.
 * A variable that is set but empty counts as not set: that is how shells and compose files leave one out.
 * @throws ConfigError naming each variable that does not fit.
 */
export function loadConfig<S extends TObject>(schema: S, env: Environment): Static<S> {
  const given: Record<string, string> = {};
  for (const name of Object.keys(schema.properties)) {
    const value = env[name];
    if (value !== undefined && value !== "") given[name] = value;
  }
  const config = Value.Convert(schema, Value.Default(schema, given));
  if (!Value.Check(schema, config)) throw new ConfigError(problemsOf(schema, config));
  return config;
}

function problemsOf(schema: TObject, config: unknown): ConfigProblem[] {
  const problems = new Map<string, string>();
  for (const error of Value.Errors(schema, config)) {
    for (const name of namesIn(error)) {
      const allowed = allowedValues(schema.properties[name]);
      if (!problems.has(name)) problems.set(name, allowed ? `must be one of ${allowed.join(", ")}` : error.message);
    }
  }
  return [...problems].map(([name, problem]) => ({ name, problem }));
}

// A missing variable is reported at the object itself, with its name among the params.
function namesIn(error: { instancePath: string; params: object }): string[] {
  if (error.instancePath) return [error.instancePath.slice(1)];
  return "requiredProperties" in error.params ? (error.params.requiredProperties as string[]) : [];
}

function allowedValues(property: unknown): string[] | undefined {
  const choices = (property as { anyOf?: { const?: unknown }[] } | undefined)?.anyOf;
  return choices?.every((choice) => "const" in choice) ? choices.map((choice) => String(choice.const)) : undefined;
}
