import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { newBuyer } from "./buyer.fixture.ts";
import type { Answer } from "./http.fixture.ts";
import { endsTheSession, type Operation, readOperations } from "./openapi.fixture.ts";
import { allOf, createVictim, SALE_SKU, type Victim } from "./owners.fixture.ts";
import { isForAdmins, isForStaff, isIdentifier, RULES } from "./owners-table.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

describe("what belongs to a buyer", () => {
  let shop: RunningShop;
  let operations: Operation[];
  let victim: Victim;
  let thief: string;
  let operator: string;

  before(async () => {
    shop = await startShop({
      ...{ SECKILL_GUARD: "token", SECKILL_TOKEN_SECONDS: "3600", ORDER_TIMEOUT_SECONDS: "3600", LOG_LEVEL: "error" },
    });
    const { api } = shop;
    operator = (await api.post("user/login", { username: "operator", password: "123" })).data.token;
    const now = Date.now();
    const sale = { sku_id: SALE_SKU, start: at(now + 300), end: at(now + 3_600_000), stock: 5, limit_per_user: 2 };
    assert.equal((await api.post("seckill/activities", sale, operator)).status, 200);
    victim = await createVictim(api);
    thief = (await newBuyer(api)).token;
    const all = await readOperations(shop.url);
    // What ends the thief's session comes last.
    operations = [...all.filter((one) => !endsTheSession(one)), ...all.filter(endsTheSession)];
  });
  after(async () => await shop?.dispose());

  const send = async ({ method, path }: Operation, input: object, token?: string, headers = {}): Promise<Answer> => {
    const { api } = shop;
    if (method === "put") return await api.put(path, input, token ?? "");
    if (method !== "get") return await api.post(path, input, token, headers);
    const query = new URLSearchParams(
      Object.entries(input).map(([name, value]): [string, string] => [name, String(value)]),
    );
    return await api.get(`${path}?${query}`, token);
  };

  const checkSilent = ({ status, msg, data }: Answer, context: string) => {
    const shown = JSON.stringify({ msg, data });
    for (const mark of victim.marks) assert.ok(!shown.includes(mark), `${context} answered ${status} with ${mark}`);
  };

  test("every route says whose things it shows and changes", () => {
    for (const operation of operations.filter((one) => !isForStaff(one))) {
      const name = `${operation.method} ${operation.path}`;
      const rule = RULES[name];
      assert.ok(
        rule,
        `${name} is not in RULES of tests/system/owners-table.fixture.ts: add it, with a request by which somebody else reaches for what is the victim's, and the answers that are right (403, 404). Routes for staff are named there too.`,
      );
      const tried = new Set(rule.attempts(victim).flatMap(({ input }) => Object.keys(input)));
      for (const { name: field } of operation.fields.filter((one) => isIdentifier(one.name))) {
        assert.ok(tried.has(field), `${name} takes ${field}: add an attempt with the victim's to its rule in RULES.`);
      }
    }
  });

  test("no route takes an address that the shop would call", () => {
    const fields = operations.flatMap(({ path, fields: taken }) => taken.map(({ name }) => `${path} ${name}`));
    assert.ok(fields.length > 50);
    assert.deepEqual(
      fields.filter((field) => /(ur[li]|href|link|host|callback|webhook|endpoint)$/i.test(field)),
      [],
    );
  });

  test("every rule is of a route that there is", () => {
    const known = new Set(operations.map(({ method, path }) => `${method} ${path}`));
    assert.deepEqual(
      Object.keys(RULES).filter((name) => !known.has(name)),
      [],
    );
  });

  test("nobody uses a route without logging in, but for the open ones", async () => {
    for (const operation of operations) {
      const name = `${operation.method} ${operation.path}`;
      if (RULES[name]?.open) continue;
      for (const { input } of RULES[name]?.attempts(victim) ?? [{ input: {} }]) {
        const answer = await send(operation, input);
        assert.deepEqual([answer.status, answer.error], [401, "token_missing"], name);
        checkSilent(answer, name);
      }
    }
  });

  test("a buyer who uses another's identifiers, or claims to be the other, learns nothing and changes nothing", async () => {
    const kept = await allOf(shop.api, victim);
    for (const operation of operations.filter((one) => !isForStaff(one))) {
      const name = `${operation.method} ${operation.path}`;
      for (const { input, headers, statuses } of RULES[name]?.attempts(victim) ?? []) {
        const claims = { ...input, user_id: victim.userId };
        const answer = await send(operation, claims, thief, headers);
        assert.ok(statuses.includes(answer.status), `${name} ${JSON.stringify(input)}: ${answer.status} ${answer.msg}`);
        checkSilent(answer, name);
        assert.deepEqual(await allOf(shop.api, victim), kept, `${name} changed something of the victim's`);
      }
    }
  });

  test("a buyer is refused on every route for staff, an operator on those for admins", async () => {
    const forStaff = operations.filter(isForStaff);
    assert.ok(forStaff.length > 10);
    const { token: buyer } = await newBuyer(shop.api);
    for (const operation of forStaff) {
      const name = `${operation.method} ${operation.path}`;
      const answer = await send(operation, { user_id: victim.userId }, buyer);
      assert.deepEqual([answer.status, answer.error], [403, "not_allowed"], name);
      if (!isForAdmins(operation)) continue;
      assert.equal((await send(operation, { user_id: victim.userId }, operator)).status, 403, name);
    }
  });

  test("the victim's own token opens what was refused to the thief", async () => {
    const { orderNo, paymentNo, seckillToken, addressId } = victim;
    const { api } = shop;
    assert.equal((await api.get(`payment/detail?payment_no=${paymentNo}`, victim.token)).status, 200);
    const body = { sku_id: SALE_SKU, token: seckillToken };
    assert.equal((await api.post("product/seckill", body, victim.token)).status, 200);
    assert.equal((await api.post("order/cancel", { order_no: orderNo }, victim.token)).status, 200);
    assert.equal((await api.post("address/set_default", { address_id: addressId }, victim.token)).status, 200);
  });
});

const at = (ms: number) => new Date(ms).toISOString();
