import assert from "node:assert/strict";
import { hash } from "node:crypto";
import { test } from "node:test";
import { proofOfWork, zeroBits } from "./pow.ts";

const sha256 = (text: Uint8Array<ArrayBuffer>) => crypto.subtle.digest("SHA-256", text);

test("leading zero bits are counted", () => {
  assert.equal(zeroBits(Uint8Array.from([0, 0x0f, 255, 255]).buffer), 12);
  assert.equal(zeroBits(Uint8Array.from([0x80, 0, 0, 0]).buffer), 0);
});

test("the text that is found has the work in it", async () => {
  const text = await proofOfWork("1000.2.abc", 10, sha256);
  const digest = hash("sha256", `1000.2.abc:${text}`, "hex");
  assert.ok(Math.clz32(Number.parseInt(digest.slice(0, 8), 16)) >= 10);
});

test("work that nobody wants any more ends", async () => {
  const reason = new Error("gone");
  await assert.rejects(proofOfWork("t", 32, sha256, AbortSignal.abort(reason)), reason);
});
