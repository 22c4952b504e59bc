import assert from "node:assert/strict";
import { test } from "node:test";
import { keyIdOf } from "@mall/config";
import { OrderServiceDefinition } from "@mall/contracts/order";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { createSigner } from "fast-jwt";
import { loadGatewayConfig } from "../config.ts";
import { bearer, startGateway } from "../gateway.fixture.ts";

const OLD = "the-secret-of-production-until-now";
const NEW = "another-secret-of-production-from-now-on";

/** A token as the user service signs it. */
function signed(key: string) {
  const exp = Math.floor(Date.now() / 1000) + 60;
  const sign = createSigner({ key, algorithm: "HS256", kid: keyIdOf(key) });
  return { authorization: `Bearer ${sign({ user_id: 7, iss: "go-ecommerce", sid: "s", exp })}` };
}

/** The statuses of a token of the old secret and of one of the new, with and without a key's name. */
async function answersOf(env: Record<string, string>): Promise<number[]> {
  const { jwtSecrets } = loadGatewayConfig({ PROFILE: "production", ...env });
  const gateway = await startGateway({ jwtSecrets });
  gateway.play(UserServiceDefinition, { checkSession: async () => ({ role: Role.ROLE_BUYER }) });
  gateway.play(OrderServiceDefinition, { listOrders: async () => ({ orders: [], total: 0 }) });
  const statuses: number[] = [];
  for (const headers of [signed(OLD), bearer(7, OLD), signed(NEW), bearer(7, NEW)]) {
    statuses.push((await gateway.app.inject({ url: "/api/v1/order/list", headers })).statusCode);
  }
  await gateway.close();
  return statuses;
}

test("while the secret changes nobody is logged out; before and after, one of them counts", async () => {
  assert.deepEqual(await answersOf({ JWT_SECRET: OLD }), [200, 200, 401, 401]);
  assert.deepEqual(await answersOf({ JWT_SECRET: OLD, JWT_PREVIOUS_SECRETS: NEW }), [200, 200, 200, 200]);
  assert.deepEqual(await answersOf({ JWT_SECRET: NEW, JWT_PREVIOUS_SECRETS: OLD }), [200, 200, 200, 200]);
  assert.deepEqual(await answersOf({ JWT_SECRET: NEW }), [401, 401, 200, 200]);
});

test("production takes neither the demo's secret nor a short one as a previous one", () => {
  for (const previous of ["my_secret_key", `${OLD},my_secret_key`, "short"]) {
    const env = { PROFILE: "production", JWT_SECRET: NEW, JWT_PREVIOUS_SECRETS: previous };
    assert.throws(() => loadGatewayConfig(env), /JWT_PREVIOUS_SECRETS/);
  }
});
