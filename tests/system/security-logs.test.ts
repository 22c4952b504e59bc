import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { eventually } from "@mall/testkit";
import { type RunningShop, startShop } from "./shop.fixture.ts";

/** What nobody but the buyer may read: each so odd that it stands nowhere by chance. */
const PRIVATE = {
  password: "pw-Zaunkoenig-77",
  wrongPassword: "pw-Rotkehlchen-78",
  newPassword: "pw-Bachstelze-79",
  mobile: "13787654321",
  otherMobile: "15912340987",
  receiver: "收货人甲乙丙",
  street: "向日葵巷4242号",
  forgedToken: "eyJhbGciOiJIUzI1NiJ9.eyJ1c2VyX2lkIjo0MjQyfQ.Zm9yZ2VkLXNpZ25hdHVyZQ",
  cookie: "session=cookie-Kiebitz-80",
  signature: "f0".repeat(32),
};

describe("what is written down about buyers", () => {
  let shop: RunningShop;
  const tokens: string[] = [];
  before(async () => {
    shop = await startShop({ LOG_LEVEL: "debug", PAY_WAIT_MS: "0" });
    await goShopping(shop);
  });
  after(async () => await shop?.dispose());

  const checkNothingPrivate = (text: string, context: string) => {
    for (const [name, value] of Object.entries<string>({ ...PRIVATE, ...Object.fromEntries(tokens.entries()) })) {
      for (const form of [value, encodeURIComponent(value)]) {
        assert.ok(!text.includes(form), `${context} holds the ${name}: ${around(text, form)}`);
      }
    }
  };

  /** All of the shop that a buyer touches, rightly and wrongly, with services well and failing. */
  const goShopping = async ({ api, url }: RunningShop) => {
    const account = { username: "zaunkoenig", password: PRIVATE.password };
    await api.post("user/register", { ...account, mobile: PRIVATE.mobile });
    await api.post("user/register", { username: "second", password: PRIVATE.password, mobile: PRIVATE.mobile });
    await api.post("user/login", { ...account, password: PRIVATE.wrongPassword });
    await api.post("user/login", { username: account.password, password: account.password });
    const logIn = async (password: string): Promise<string> => {
      const { data } = await api.post("user/login", { ...account, password });
      tokens.push(data.token, data.refresh_token);
      return data.token;
    };
    const first = await logIn(account.password);
    await api.post("user/password", { old_password: account.password, new_password: PRIVATE.newPassword }, first);
    await logIn(PRIVATE.newPassword);
    const [used] = tokens.slice(-1);
    const refreshed = await api.post("user/refresh", { refresh_token: used });
    tokens.push(refreshed.data.token, refreshed.data.refresh_token);
    await api.post("user/refresh", { refresh_token: used });
    const token = await logIn(PRIVATE.newPassword);
    await api.post("user/update", { mobile: PRIVATE.otherMobile }, token);
    await shopWith(shop, token, { "idempotency-key": PRIVATE.cookie });

    await api.get("user/info", PRIVATE.forgedToken);
    await fetch(`${url}/api/v1/user/info?token=${PRIVATE.forgedToken}`, { headers: { cookie: PRIVATE.cookie } });
    await fetch(`${url}/api/v1/none?mobile=${PRIVATE.mobile}&password=${PRIVATE.password}`);
    await api.post("user/login", `{"username":"zaunkoenig","password":"${PRIVATE.password}`);
    const headers = { "x-payment-timestamp": "1", "x-payment-signature": PRIVATE.signature };
    await api.post("payment/callback", { mobile: PRIVATE.mobile }, undefined, headers);

    const operator = (await api.post("user/login", { username: "operator", password: "123" })).data.token;
    tokens.push(operator);
    for (const service of ["order-service", "address-service", "payment-service"]) {
      const put = await api.put("ops/faults", { service, fault: { error_share: 1, seconds: 60 } }, operator);
      assert.equal(put.status, 200, put.msg);
    }
    await eventually(async () => assert.equal((await shopWith(shop, token)).status, 503));
  };

  const traces = async (): Promise<{ name: string; trace_id: string }[]> =>
    (await shop.api.get("ops/traces?limit=500", tokens.at(-1))).data.traces;

  test("the shopping trip went as meant: it was seen by all that is looked at below", async () => {
    assert.ok(tokens.length >= 7 && tokens.every((token) => token.length > 20));
    await eventually(() => assert.match(shop.output(), /"msg":"faults are switched on"/));
    assert.ok((await traces()).some(({ name }) => name === "POST /api/v1/address/add"));
  });

  test("the log, at its most talkative, holds no password, token, mobile number or address", () => {
    checkNothingPrivate(shop.output(), "the log");
  });

  test("nor does any trace", async () => {
    const list = await traces();
    checkNothingPrivate(JSON.stringify(list), "the list of traces");
    assert.ok(list.length > 20);
    for (const { trace_id: id } of list) {
      const { data } = await shop.api.get(`ops/traces/${id}`, tokens.at(-1));
      checkNothingPrivate(JSON.stringify(data), id);
    }
  });

  test("nor a label of the metrics, nor what flow control notes", async () => {
    checkNothingPrivate(await (await fetch(`${shop.url}/metrics`)).text(), "the metrics");
    const operator = tokens.at(-1);
    for (const path of ["ops/flow/figures", "ops/flow/blocks?limit=1000", "ops/flow/metrics"]) {
      const { data } = await shop.api.get(path, operator);
      checkNothingPrivate(JSON.stringify(data), path);
    }
    const folder = `${shop.dataDir}/flow-logs/`;
    for (const file of readdirSync(folder)) checkNothingPrivate(readFileSync(folder + file, "utf8"), file);
  });
});

/** Adds an address, orders to it, asks and pays; answers what became of the order. */
async function shopWith({ api }: RunningShop, token: string, headers: Record<string, string> = {}) {
  const place = { province: "山东省", city: "潍坊市", district: "寿光市", detail_address: PRIVATE.street };
  await api.post("address/add", { name: PRIVATE.receiver, mobile: PRIVATE.otherMobile, ...place }, token);
  await api.get("address/list", token);
  await api.post("cart/add", { sku_id: 1, quantity: 1 }, token);
  const ordered = await api.post("order/create", { sku_ids: [1] }, token, headers);
  await api.post("payment/pay", { order_no: ordered.data?.order_no ?? "1", amount: 5.5 }, token);
  await api.get("order/list", token);
  return ordered;
}

function around(text: string, found: string): string {
  const at = text.indexOf(found);
  return text.slice(Math.max(0, at - 300), at + found.length + 50);
}
