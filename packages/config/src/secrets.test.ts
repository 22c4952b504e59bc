import assert from "node:assert/strict";
import { test } from "node:test";
import { jwtSecretsOf, keyIdOf } from "./secrets.ts";

const LONG = "0123456789abcdef0123456789abcdef";
const read = (profile: "demo" | "production", previous: string, current = LONG) =>
  jwtSecretsOf(profile, { JWT_SECRET: current, JWT_PREVIOUS_SECRETS: previous });

test("the secret that signs comes first; the others are read by commas", () => {
  assert.deepEqual(read("demo", "", "a"), ["a"]);
  assert.deepEqual(read("demo", "b, c ,,", "a"), ["a", "b", "c"]);
});

test("production asks of the others what it asks of the first, and names which variable is wrong", () => {
  const other = LONG.toUpperCase();
  assert.deepEqual(read("production", other), [LONG, other]);
  for (const previous of ["my_secret_key", `${other},my_secret_key`, "short", `${other},short`]) {
    assert.throws(() => read("production", previous), /JWT_PREVIOUS_SECRETS: .* of its own/s, previous);
  }
  assert.throws(() => read("production", other, "my_secret_key"), /JWT_SECRET: /);
});

test("a key's id is short, its own, and always the same", () => {
  assert.match(keyIdOf(LONG), /^[\w-]{11}$/);
  assert.equal(keyIdOf(LONG), keyIdOf(LONG));
  assert.notEqual(keyIdOf(LONG), keyIdOf(`${LONG}0`));
});
