import assert from "node:assert/strict";
import { test } from "node:test";
import { createLogger } from "./logger.ts";

function logOf(say: (logger: ReturnType<typeof createLogger>) => void): Record<string, unknown> {
  const lines: string[] = [];
  say(createLogger("user-service", "info", { write: (line) => void lines.push(line) }));
  assert.equal(lines.length, 1);
  return JSON.parse(lines[0] ?? "");
}

test("a line says when, who, how severe and what", () => {
  const { time, ...line } = logOf((logger) => logger.warn({ user_id: 7 }, "a sentence"));
  assert.deepEqual(line, { level: "warn", service: "user-service", user_id: 7, msg: "a sentence" });
  assert.match(String(time), /^\d{4}-\d\d-\d\dT/);
});

test("secrets and personal data are cut out of fields, of errors and of the sentence itself", () => {
  const cause = Object.assign(new Error("redis://:hunter2@cache is away"), { sql: "values ('hunter2')" });
  const fields = {
    err: new Error("no answer for 13800138000", { cause }),
    headers: { authorization: "Bearer hunter2", cookie: "hunter2" },
    body: { password: "hunter2", refresh_token: "hunter2", mobile: "13800138000" },
  };
  const line = JSON.stringify(logOf((logger) => logger.error(fields, "mysql://shop:hunter2@db and 13800138000")));
  assert.doesNotMatch(line, /hunter2|13800138000/);
  assert.match(line, /mysql:\/\/shop:\*\*\*@db and 138\*\*\*\*8000/);
  assert.match(line, /redis:\/\/:\*\*\*@cache is away/);
});

test("the error keeps its stack, by which the fault is found", () => {
  const line = logOf((logger) => logger.error({ err: new Error("boom") }, "request failed"));
  assert.match(JSON.stringify(line.err), /"type":"Error","message":"boom".*logger\.test\.ts/);
});
