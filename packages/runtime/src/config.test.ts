import assert from "node:assert/strict";
import { test } from "node:test";
import { loadRuntimeConfig } from "./config.ts";

const load = (env: Record<string, string>) => loadRuntimeConfig(env);

test("in production a service that the network reaches needs a token of its own; on loopback it may go without", () => {
  const production = { PROFILE: "production", GRPC_HOST: "0.0.0.0" };
  assert.throws(() => load(production), /SERVICE_TOKEN.*is missing/);
  assert.throws(() => load({ ...production, SERVICE_TOKEN: "demo_service_token" }), /SERVICE_TOKEN.*of its own/);
  assert.throws(() => load({ ...production, SERVICE_TOKEN: "short" }), /SERVICE_TOKEN.*32 bytes/);
  assert.equal(load({ ...production, SERVICE_TOKEN: "x".repeat(32) }).serviceToken, "x".repeat(32));
  for (const host of ["127.0.0.1", "localhost", "::1"]) {
    assert.equal(load({ PROFILE: "production", GRPC_HOST: host }).serviceToken, undefined);
  }
  assert.equal(load({ GRPC_HOST: "0.0.0.0" }).serviceToken, undefined);
});

test("a token that no header can carry is refused, by the variable's name", () => {
  assert.throws(() => load({ SERVICE_TOKEN: "with space" }), /SERVICE_TOKEN/);
  assert.equal(load({ SERVICE_TOKEN: "" }).serviceToken, undefined);
});
