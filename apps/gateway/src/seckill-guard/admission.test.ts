import assert from "node:assert/strict";
import { test } from "node:test";
import { AppError } from "@mall/kernel";
import { createManualClock } from "@mall/testkit";
import { checkAttempt, checkTime } from "./admission.ts";
import { createTokenSigner } from "./guard-token.ts";
import { isSolved } from "./proof-of-work.ts";

const clock = createManualClock();
const signer = createTokenSigner("secret");
const BITS = 8;
const HOUR = 3_600_000;

const issue = (bits: number) => signer.issue({ userId: 1000, skuId: 2, expiresMs: clock.now() + HOUR, bits });

function solutionOf(token: string, good: boolean): string {
  for (let n = 0; ; n += 1) if (isSolved(token, String(n), BITS) === good) return String(n);
}

function refusalOf(bits: number, changed: Partial<Parameters<typeof checkAttempt>[1]>): string {
  const attempt = { userId: 1000, skuId: 2, token: undefined, pow: undefined, ...changed };
  try {
    checkAttempt({ signer, clock, bits }, attempt);
    return "taken";
  } catch (error) {
    assert.ok(error instanceof AppError);
    return `${error.slug} ${error.field}`;
  }
}

test("a token of the buyer and the SKU is enough where no work is asked for", () => {
  const token = issue(0);
  assert.equal(refusalOf(0, { token }), "taken");
  assert.equal(refusalOf(0, {}), "seckill_token_required token");
  assert.equal(refusalOf(0, { token: `${token}x` }), "seckill_token_invalid token");
  assert.equal(refusalOf(0, { token, userId: 1001 }), "seckill_token_invalid token");
  assert.equal(refusalOf(0, { token, skuId: 3 }), "seckill_token_invalid token");
});

test("where work is asked for, it must be done for this token", () => {
  const token = issue(BITS);
  assert.equal(refusalOf(BITS, { token, pow: solutionOf(token, true) }), "taken");
  assert.equal(refusalOf(BITS, { token, pow: solutionOf(token, false) }), "seckill_pow_invalid pow");
  const another = issue(BITS);
  for (let n = 0; ; n += 1) {
    if (isSolved(token, String(n), BITS) || !isSolved(another, String(n), BITS)) continue;
    assert.equal(refusalOf(BITS, { token, pow: String(n) }), "seckill_pow_invalid pow");
    break;
  }
});

test("no solution is none, also for a token that an empty text would solve by chance", () => {
  let token = issue(BITS);
  while (!isSolved(token, "", BITS)) token = issue(BITS);
  for (const pow of [undefined, ""]) assert.equal(refusalOf(BITS, { token, pow }), "seckill_pow_invalid pow");
});

test("a token that promises less work than is asked for is refused, one that promises more keeps its promise", () => {
  const easy = issue(0);
  assert.equal(refusalOf(BITS, { token: easy, pow: solutionOf(easy, true) }), "seckill_token_invalid token");
  const hard = issue(60);
  assert.equal(refusalOf(BITS, { token: hard, pow: solutionOf(hard, true) }), "seckill_pow_invalid pow");
});

test("a token is good until the moment it says, and not a millisecond longer", () => {
  const says = checkAttempt({ signer, clock, bits: 0 }, { userId: 1000, skuId: 2, token: issue(0), pow: undefined });
  const check = () => checkTime({ signer, clock, bits: 0 }, says);
  clock.advance(HOUR - 1);
  check();
  clock.advance(1);
  assert.throws(check, (error) => error instanceof AppError && error.slug === "seckill_token_expired");
});
