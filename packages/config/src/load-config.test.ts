import assert from "node:assert/strict";
import { test } from "node:test";
import { Type } from "typebox";
import { ConfigError, checkSecret, loadConfig } from "./index.ts";

const schema = Type.Object({
  PORT: Type.Integer({ minimum: 0, maximum: 65_535, default: 8080 }),
  PROFILE: Type.Union([Type.Literal("demo"), Type.Literal("production")], { default: "demo" }),
  SECRET: Type.String({ minLength: 8 }),
});

function problemsWith(env: Record<string, string>): Record<string, string> {
  try {
    loadConfig(schema, env);
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return Object.fromEntries(error.problems.map(({ name, problem }) => [name, problem]));
  }
  return {};
}

test("fills defaults, converts digits and ignores variables it does not know", () => {
  assert.deepEqual(loadConfig(schema, { PORT: "81", SECRET: "long enough", HOME: "/" }), {
    PORT: 81,
    PROFILE: "demo",
    SECRET: "long enough",
  });
});

test("an empty variable counts as not set", () => {
  assert.equal(loadConfig(schema, { PORT: "", SECRET: "long enough" }).PORT, 8080);
});

test("names every bad variable and never shows a value", () => {
  const problems = problemsWith({ PORT: "80x", PROFILE: "tset", SECRET: "hunter2" });
  assert.deepEqual(Object.keys(problems).sort(), ["PORT", "PROFILE", "SECRET"]);
  assert.equal(problems.PROFILE, "must be one of demo, production");
  assert.doesNotMatch(JSON.stringify(problems), /80x|tset|hunter2/);
});

test("names a variable that is missing", () => {
  assert.deepEqual(Object.keys(problemsWith({})), ["SECRET"]);
});

test("production refuses the demo secret and a short one, the demo takes any", () => {
  const secret = (value: string) => ({ name: "JWT_SECRET", value, demoValue: "my_secret_key" });
  assert.throws(() => checkSecret("production", secret("my_secret_key")), /JWT_SECRET: .* of its own/);
  assert.throws(() => checkSecret("production", secret("short")), /at least 32 bytes/);
  checkSecret("production", secret("x".repeat(32)));
  checkSecret("demo", secret("my_secret_key"));
});
