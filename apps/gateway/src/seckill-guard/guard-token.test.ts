import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createTokenSigner } from "./guard-token.ts";

const SECRET = "my_secret_key";
const signer = createTokenSigner(SECRET);
const says = { userId: 1000, skuId: 2, expiresMs: 1_767_225_600_000, bits: 16 };

const id = fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER });
const anything = fc.record(
  { userId: id, skuId: id, expiresMs: id, bits: fc.integer({ min: 0, max: 24 }) },
  { noNullPrototype: true },
);

test("a token says what it was issued for, to every gateway with the same secret", () => {
  fc.assert(
    fc.property(anything, fc.string({ minLength: 1 }), (issued, secret) => {
      const { nonce, ...read } = createTokenSigner(secret).read(createTokenSigner(secret).issue(issued)) ?? {};
      assert.deepEqual(read, issued);
      assert.match(nonce ?? "", /^[\w-]{22}$/);
    }),
  );
});

test("any changed character is refused", () => {
  const token = signer.issue(says);
  fc.assert(
    fc.property(fc.nat(token.length - 1), fc.string({ unit: "binary", minLength: 1, maxLength: 1 }), (at, letter) => {
      fc.pre(letter !== token[at]);
      assert.equal(signer.read(token.slice(0, at) + letter + token.slice(at + 1)), undefined);
    }),
    { numRuns: 2000 },
  );
});

test("each other last letter of the signature is refused, also where it decodes to the same bytes", () => {
  const token = signer.issue(says);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const taken = [...alphabet].filter((letter) => signer.read(token.slice(0, -1) + letter) !== undefined);
  assert.deepEqual(taken, [token.at(-1)]);
});

test("what is cut off, added to or made up is refused", () => {
  const token = signer.issue(says);
  for (const text of ["", ".", token.slice(1), token.slice(0, -1), `${token}=`, ` ${token}`, `1.${token}`]) {
    assert.equal(signer.read(text), undefined);
  }
  fc.assert(fc.property(fc.string(), (text) => assert.equal(signer.read(text), undefined)));
});

test("a key of another secret, and the secret of logins itself, sign nothing that is taken", () => {
  assert.equal(signer.read(createTokenSigner("another").issue(says)), undefined);
  assert.notEqual(signer.issue(says), signer.issue(says));
});
