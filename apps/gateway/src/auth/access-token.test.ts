import assert from "node:assert/strict";
import { createHmac, generateKeyPairSync, sign as signAsymmetric } from "node:crypto";
import { test } from "node:test";
import { keyIdOf } from "@mall/config";
import { createTokenVerifier } from "./access-token.ts";

const SECRET = "the secret of today, long enough";
const OLD = "the secret of yesterday, long too";
const DAY = 86_400;
const now = Math.floor(Date.now() / 1000);
const good = { user_id: 7, iss: "go-ecommerce", exp: now + DAY, sid: "s" };

const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");

/** A token with any header and claims, signed with HMAC-SHA256 unless told otherwise. */
function token(claims: object, { secret = SECRET, header = {}, hash = "sha256" } = {}): string {
  const signed = `${part({ alg: "HS256", typ: "JWT", ...header })}.${part(claims)}`;
  return `${signed}.${createHmac(hash, secret).update(signed).digest("base64url")}`;
}

const verify = createTokenVerifier([SECRET]);
const refused = (text: string, slug = "token_invalid", by = verify) => {
  assert.throws(() => by(text), { slug }, text);
  // What was refused once is refused again: answers are remembered.
  assert.throws(() => by(text), { slug }, text);
};

test("a good token says who, in which session; a script's own has none", () => {
  const expiresAt = good.exp * 1000;
  assert.deepEqual(verify(token(good)), { userId: 7, sessionId: "s", expiresAt });
  const { sid: _, ...script } = good;
  assert.deepEqual(verify(token(script)), { userId: 7, sessionId: "", expiresAt });
});

test("HS256 alone: no other algorithm, none at all, and no signature that is missing", () => {
  const [, claims] = token(good).split(".");
  for (const alg of ["none", "None", "HS384", "HS512", "RS256", "ES256", "", "hs256"]) {
    refused(token(good, { header: { alg } }));
    refused(`${part({ alg, typ: "JWT" })}.${claims}.`);
  }
  refused(token(good, { header: { alg: "HS512" }, hash: "sha512" }));
  refused(`${part({ alg: "HS256" })}.${claims}.`);
  refused(`${part({ alg: "HS256" })}.${claims}`);
});

test("a token signed with another kind of key does not pass, nor one that brings its key along", () => {
  const { privateKey, publicKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
  const pem = publicKey.export({ type: "spki", format: "pem" }).toString();
  const signed = `${part({ alg: "RS256", typ: "JWT" })}.${part(good)}`;
  refused(`${signed}.${signAsymmetric("sha256", Buffer.from(signed), privateKey).toString("base64url")}`);
  refused(token(good, { secret: pem }));
  refused(token(good, { secret: "mine", header: { jwk: { kty: "oct", k: "bWluZQ" } } }));
});

test("issuer, expiry and a positive whole user_id are needed", () => {
  for (const iss of ["go-ecommerce-v1", "", 7, null, ["somebody"]]) refused(token({ ...good, iss }));
  for (const name of ["user_id", "iss", "exp"]) refused(token({ ...good, [name]: undefined }));
  for (const user_id of [0, -1, 1.5, "7", 2 ** 53, null, {}]) refused(token({ ...good, user_id }));
  for (const exp of ["soon", null, {}]) refused(token({ ...good, exp }));
});

test("an expired token is told apart; one that is good for more than 30 days is refused, the scripts' hour is not", () => {
  refused(token({ ...good, exp: now - 1 }), "token_expired");
  refused(token({ ...good, exp: now + 31 * DAY }));
  refused(token({ ...good, exp: 9_999_999_999 }));
  assert.equal(verify(token({ ...good, exp: now + 3600 })).userId, 7);
  assert.equal(verify(token({ ...good, exp: now + 30 * DAY - 60 })).userId, 7);
});

test("nbf and iat of the future are refused, but for clocks that differ a little", () => {
  for (const name of ["nbf", "iat"]) {
    for (const time of [now + 3600, "later", null]) refused(token({ ...good, [name]: time }));
    assert.equal(verify(token({ ...good, [name]: now + 10 })).userId, 7);
    assert.equal(verify(token({ ...good, [name]: now - DAY })).userId, 7);
  }
});

test("what is no token, or longer than 4096 characters, is refused", () => {
  for (const text of ["", ".", "..", "a.b.c", "a.b.c.d", "💥", `${token(good)}=`, `${token(good)}.x`]) refused(text);
  const padding = "x".repeat(4096);
  refused(token({ ...good, padding }));
  assert.equal(verify(token({ ...good, padding: padding.slice(0, 2000) })).userId, 7);
});

test("a token of the secret before passes while that is given, not otherwise", () => {
  const both = createTokenVerifier([SECRET, OLD]);
  for (const header of [{}, { kid: keyIdOf(OLD) }]) {
    const old = token(good, { secret: OLD, header });
    assert.equal(both(old).userId, 7);
    refused(old);
  }
  for (const header of [{}, { kid: keyIdOf(SECRET) }]) assert.equal(both(token(good, { header })).userId, 7);
  refused(token({ ...good, exp: now - 1 }, { secret: OLD }), "token_expired", both);
  refused(token(good, { secret: "somebody's own" }), "token_invalid", both);
});

test("a token that names a key is tried with that key alone", () => {
  const both = createTokenVerifier([SECRET, OLD]);
  for (const kid of [keyIdOf(OLD), keyIdOf("unknown"), "", 7, null, {}]) {
    refused(token(good, { header: { kid } }), "token_invalid", both);
  }
  for (const text of ["", "a.b.c", "💥"]) refused(text, "token_invalid", both);
});
