import assert from "node:assert/strict";
import { test } from "node:test";
import { freePort, temporaryDirectory } from "@mall/testkit";
import { startProgram } from "./child-process.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

/** EX_CONFIG of sysexits.h. */
const EX_CONFIG = 78;

const secret = (letter: string) => letter.repeat(40);
const GOOD = { PROFILE: "production", JWT_SECRET: secret("j"), PAYMENT_CALLBACK_SECRET: secret("p") };

/** What the shop says when it does not start. */
async function refusalOf(env: Record<string, string>): Promise<string> {
  const directory = temporaryDirectory();
  const port = String(await freePort());
  const program = startProgram("apps/shop/src/main.ts", { ...GOOD, PORT: port, DATA_DIR: directory.path, ...env });
  const timer = setTimeout(() => void program.end("SIGKILL"), 60_000);
  const code = await program.ended;
  clearTimeout(timer);
  directory.remove();
  assert.equal(code, EX_CONFIG, program.output());
  return program.output();
}

const WEAK: [name: string, env: Record<string, string>][] = [
  ["JWT_SECRET", { JWT_SECRET: "" }],
  ["JWT_SECRET", { JWT_SECRET: "my_secret_key" }],
  ["JWT_SECRET", { JWT_SECRET: "short-but-not-public" }],
  ["JWT_PREVIOUS_SECRETS", { JWT_PREVIOUS_SECRETS: "my_secret_key" }],
  ["PAYMENT_CALLBACK_SECRET", { PAYMENT_CALLBACK_SECRET: "" }],
  ["PAYMENT_CALLBACK_SECRET", { PAYMENT_CALLBACK_SECRET: "short-but-not-public" }],
  ["PAYMENT_CALLBACK_SECRET", { PAYMENT_CALLBACK_SECRET: secret("j") }],
  ["SECKILL_GUARD_SECRET", { SECKILL_GUARD_SECRET: secret("p") }],
  ["SERVICE_TOKEN", { GRPC_HOST: "0.0.0.0" }],
  ["PROVIDER_MODE", { PROVIDER_MODE: "slow" }],
  ["CORS_ORIGINS", { CORS_ORIGINS: "*" }],
  ["TRUST_PROXY", { TRUST_PROXY: "0.0.0.0/0" }],
];

test("production does not start with a weak setting: it names the variable, and shows no value", async () => {
  for (const [name, env] of WEAK) {
    const said = await refusalOf(env);
    assert.match(said, new RegExp(`^  ${name}: `, "m"), JSON.stringify(env));
    for (const value of Object.values(env)) if (value.length > 10) assert.ok(!said.includes(value), said);
  }
});

test("production with settings of its own starts, and lets none of the demo's guests in", async () => {
  const shop: RunningShop = await startShop(GOOD);
  try {
    const { api } = shop;
    assert.equal((await api.post("user/login", { username: "admin", password: "123" })).status, 401);
    assert.equal((await api.post("user/register", { username: "weak", password: "1234567" })).error, "weak_password");
    for (const path of ["ops/traces", "ops/faults", "ops/live-sale"]) {
      assert.equal((await api.get(path)).status, 404, path);
    }
    for (const path of ["ops/services/stop", "ops/services/start", "ops/live-sale/start"]) {
      assert.equal((await api.post(path, {})).status, 404, path);
    }
    assert.match((await fetch(shop.url)).headers.get("strict-transport-security") ?? "", /max-age/);
  } finally {
    await shop.dispose();
  }
});
