import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { newBuyer } from "./buyer.fixture.ts";
import { sendRaw } from "./raw-http.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

const HOST = "host: shop\r\nconnection: close\r\n";

describe("what is too much", () => {
  let shop: RunningShop;
  let token: string;
  before(async () => {
    shop = await startShop();
    token = (await newBuyer(shop.api)).token;
  });
  after(async () => await shop?.dispose());

  const get = (path: string, headers = "") => sendRaw(shop.url, `GET ${path} HTTP/1.1\r\n${HOST}${headers}\r\n`);
  const post = (path: string, body: string, headers = `content-length: ${Buffer.byteLength(body)}\r\n`) =>
    sendRaw(
      shop.url,
      `POST /api/v1/${path} HTTP/1.1\r\n${HOST}authorization: Bearer ${token}\r\n${headers}\r\n${body}`,
    );

  test("a body over 64 kB is 413, also when nobody said how long it would be", async () => {
    const body = JSON.stringify({ sku_id: 1, quantity: 1, filler: "x".repeat(65 * 1024) });
    const told = await post("cart/add", body);
    assert.deepEqual([told.status, told.error], [413, "body_too_large"]);
    const chunked = `${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`;
    const untold = await post("cart/add", chunked, "transfer-encoding: chunked\r\n");
    assert.deepEqual([untold.status, untold.error], [413, "body_too_large"]);
  });

  test("a URL over 4096 characters is 414", async () => {
    const long = await get(`/api/v1/product/list?query=${"x".repeat(4096)}`);
    assert.deepEqual([long.status, long.error], [414, "url_too_long"]);
    const part = await get(`/api/v1/ops/traces/${"x".repeat(200)}`);
    assert.deepEqual([part.status, part.error], [414, "url_too_long"]);
  });

  test("headers over 16 kB, or more than 100 of them, are 431", async () => {
    const large = await get("/healthz", `x-large: ${"x".repeat(17 * 1024)}\r\n`);
    assert.deepEqual([large.status, large.error], [431, "headers_too_large"]);
    const many = await get("/healthz", Array.from({ length: 101 }, (_, index) => `x-${index}: 1\r\n`).join(""));
    assert.deepEqual([many.status, many.error], [431, "headers_too_large"]);
  });

  test("more than 50 parameters are 400, whether the route knows them or not", async () => {
    const query = Array.from({ length: 51 }, (_, index) => `p${index}=1`).join("&");
    const answer = await get(`/api/v1/product/list?${query}`);
    assert.deepEqual([answer.status, answer.error], [400, "too_many_parameters"]);
    assert.equal((await get(`/api/v1/product/list?${query.replace("p0=1&", "")}`)).status, 200);
  });

  test("a body nested deeper than 16 levels is 400, and a very deep one no burden", async () => {
    const nested = (levels: number) => `{"sku_id":1,"quantity":1,"x":${"[".repeat(levels)}${"]".repeat(levels)}}`;
    for (const levels of [16, 30_000]) {
      const answer = await post("cart/add", nested(levels));
      assert.deepEqual([answer.status, answer.error], [400, "json_too_deep"], `${levels}`);
    }
    assert.equal((await post("cart/add", nested(15))).status, 200);
  });

  test("51 lines in an order are 400 and name the field", async () => {
    const items = Array.from({ length: 51 }, (_, index) => ({ sku_id: index + 1, quantity: 1 }));
    const answer = await shop.api.post("order/create", { items }, token);
    assert.deepEqual([answer.status, answer.error, answer.field], [400, "invalid_input", "items"]);
  });

  test("pages are bounded one by one, and together", async () => {
    for (const [query, field] of [
      ["page=0", "page"],
      ["page_size=101", "page_size"],
      ["page=1000001", "page"],
      ["page=101&page_size=100", "page"],
      ["page=1001", "page"],
    ]) {
      const answer = await shop.api.get(`order/list?${query}`, token);
      assert.deepEqual([answer.status, answer.error, answer.field], [400, "invalid_input", field], query);
    }
    assert.equal((await shop.api.get("order/list?page=100&page_size=100", token)).status, 200);
    assert.equal((await shop.api.get("product/list?page=1000")).status, 200);
  });

  test("keys that reach for prototypes change nothing", async () => {
    for (const key of ["__proto__", "constructor", "prototype"]) {
      const body = `{"sku_id":1,"quantity":1,"${key}":{"role":"admin","prototype":{"role":"admin"},"quantity":999}}`;
      assert.equal((await post("cart/update", body)).status, 200, key);
    }
    const { data } = await shop.api.get("cart/list", token);
    assert.deepEqual([data.items.length, data.items[0].quantity], [1, 1]);
    assert.equal((await shop.api.get("user/info", token)).data.role, "buyer");
    assert.equal((await shop.api.get("ops/flow/rules", token)).status, 403);
  });

  test("every array and text that a route takes has a bound", async () => {
    const { paths } = (await (await fetch(`${shop.url}/openapi.json`)).json()) as Description;
    const operations = Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => ({ where: `${method} ${path}`, operation })),
    );
    const unbounded = operations.flatMap(({ where, operation }) => [
      ...(operation.parameters ?? []).flatMap(({ name, schema }) => unboundedIn(schema, `${where} ${name}`)),
      ...unboundedIn(operation.requestBody?.content["application/json"]?.schema, where),
    ]);
    assert.ok(operations.length > 30);
    assert.deepEqual(unbounded, []);
  });
});

interface Description {
  paths: Record<string, Record<string, { parameters?: { name: string; schema: Schema }[]; requestBody?: Body }>>;
}

interface Body {
  content: Record<string, { schema: Schema }>;
}

interface Schema {
  type?: string;
  items?: Schema;
  properties?: Record<string, Schema>;
  anyOf?: Schema[];
  [bound: string]: unknown;
}

const BOUNDS: Record<string, string[]> = {
  string: ["maxLength", "pattern", "format", "enum", "const"],
  array: ["maxItems"],
};

function unboundedIn(schema: Schema | undefined, where: string): string[] {
  if (schema === undefined) return [];
  const bounds = BOUNDS[schema.type ?? ""];
  const own = bounds && !bounds.some((bound) => bound in schema) ? [`${where}: ${schema.type} without a bound`] : [];
  const parts = [schema.items, ...(schema.anyOf ?? [])].flatMap((part) => unboundedIn(part, where));
  const fields = Object.entries(schema.properties ?? {}).flatMap(([name, field]) =>
    unboundedIn(field, `${where} ${name}`),
  );
  return [...own, ...parts, ...fields];
}
