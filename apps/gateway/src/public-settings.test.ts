import assert from "node:assert/strict";
import { test } from "node:test";
import { checkProxies, originsOf, warnWithoutProxy } from "./public-settings.ts";

test("no origin is the default; named ones are taken as they are", () => {
  assert.deepEqual(originsOf("production"), []);
  assert.deepEqual(originsOf("production", " https://a.example, http://localhost:5173,"), [
    "https://a.example",
    "http://localhost:5173",
  ]);
});

test("what no browser sends as an origin is refused by name: it would silently open nothing", () => {
  for (const wrong of [
    "https://a.example/",
    "https://a.example/x",
    "a.example",
    "null",
    "https://*.a.example:",
    "ftp://a",
  ]) {
    assert.throws(() => originsOf("demo", wrong), /CORS_ORIGINS: each must be an origin/, wrong);
  }
});

test("all origins, and trust in every proxy, are for the demo alone", () => {
  assert.deepEqual(originsOf("demo", "*"), ["*"]);
  assert.throws(() => originsOf("production", "https://a.example,*"), /CORS_ORIGINS: the production profile/);
  checkProxies("demo", "0.0.0.0/0");
  checkProxies("production", "10.0.0.0/8, 192.168.1.1");
  for (const everybody of ["0.0.0.0/0", "10.0.0.1, ::/0"]) {
    assert.throws(() => checkProxies("production", everybody), /TRUST_PROXY: the production profile/);
  }
});

test("a production gateway that the network reaches, without a proxy named, says what that means", () => {
  const warningsOf = (settings: Partial<Parameters<typeof warnWithoutProxy>[0]>) => {
    const said: string[] = [];
    const logger = {
      info: () => {},
      error: () => {},
      warn: (_fields: object, sentence: string) => void said.push(sentence),
    };
    warnWithoutProxy({ profile: "production", host: "0.0.0.0", trustProxy: undefined, ...settings }, logger);
    return said.length;
  };
  assert.equal(warningsOf({}), 1);
  assert.equal(warningsOf({ host: "shop.example" }), 1);
  assert.equal(
    warningsOf({ trustProxy: "10.0.0.1" }) + warningsOf({ host: "127.0.0.1" }) + warningsOf({ profile: "demo" }),
    0,
  );
});
