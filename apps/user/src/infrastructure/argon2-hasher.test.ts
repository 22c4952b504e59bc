import assert from "node:assert/strict";
import { argon2Sync } from "node:crypto";
import { test } from "node:test";
import { createArgon2Hasher } from "./argon2-hasher.ts";

const hasher = createArgon2Hasher();

test("the right password verifies, another does not, and two hashes of one differ", async () => {
  const hash = await hasher.hash("密码123");
  assert.match(hash, /^\$argon2id\$v=19\$m=19456,t=2,p=1\$[A-Za-z0-9+/]{22}\$[A-Za-z0-9+/]{43}$/);
  assert.equal(await hasher.verify("密码123", hash), true);
  assert.equal(await hasher.verify("密码124", hash), false);
  assert.notEqual(await hasher.hash("密码123"), hash);
});

test("nobody's password never verifies", async () => {
  assert.equal(await hasher.verify("", undefined), false);
  assert.equal(await hasher.verify("A", undefined), false);
});

test("a hash that is damaged does not verify", async () => {
  assert.equal(await hasher.verify("x", "not a hash"), false);
});

test("a hash of another cost verifies by what it says of itself", async () => {
  const cost = { memory: 8192, passes: 3, parallelism: 1, tagLength: 32 };
  const nonce = Buffer.from("sixteen bytes ok");
  const parts = [nonce, argon2Sync("argon2id", { message: "123", nonce, ...cost })];
  const [salt, tag] = parts.map((part) => part.toString("base64").replaceAll("=", ""));
  const hash = `$argon2id$v=19$m=8192,t=3,p=1$${salt}$${tag}`;
  assert.equal(await hasher.verify("123", hash), true);
  assert.equal(await hasher.verify("124", hash), false);
});

test("beyond the bound of waiting ones it refuses instead of piling up", async () => {
  const busy = createArgon2Hasher({ atOnce: 1, maxWaiting: 2 });
  const results = await Promise.allSettled(Array.from({ length: 5 }, () => busy.hash("x")));
  assert.deepEqual(
    results.map(({ status }) => status),
    ["fulfilled", "fulfilled", "fulfilled", "rejected", "rejected"],
  );
  assert.ok(await busy.hash("x"), "the place is free again");
});
