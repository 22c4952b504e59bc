import assert from "node:assert/strict";
import { test } from "node:test";
import { signatureOf, verifySignature } from "./signature.ts";

const signed = { body: '{"a":1}', timestamp: "1767225600" };
const callback = (secret: string, change: object = {}) => ({
  ...signed,
  signature: signatureOf(secret, signed),
  ...change,
});

test("a signature covers body and timestamp, to the last character", () => {
  const verify = verifySignature(["secret"]);
  assert.equal(verify(callback("secret")), true);
  const { signature } = callback("secret");
  for (const change of [
    { body: '{"a":2}' },
    { body: '{"a":1} ' },
    { timestamp: "1767225601" },
    { signature: "" },
    { signature: signature.slice(1) },
    { signature: signature.toUpperCase() },
    { signature: `${signature}0` },
  ]) {
    assert.equal(verify(callback("secret", change)), false, JSON.stringify(change));
  }
});

test("where timestamp and body meet cannot be moved", () => {
  const verify = verifySignature(["secret"]);
  const { signature } = callback("secret");
  assert.equal(verify({ timestamp: `${signed.timestamp}.{"a"`, body: ":1}", signature }), false);
});

test("while the secret changes both are taken, and nothing else is", () => {
  const both = verifySignature(["new", "old"]);
  assert.deepEqual([both(callback("new")), both(callback("old")), both(callback("other"))], [true, true, false]);
  assert.equal(verifySignature(["new"])(callback("old")), false);
});
