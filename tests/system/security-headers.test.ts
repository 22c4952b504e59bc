import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { newBuyer } from "./buyer.fixture.ts";
import { sendRaw } from "./raw-http.fixture.ts";
import { type RunningShop, startShop } from "./shop.fixture.ts";

/** A page of this origin may call the API. */
const FRIEND = "https://friend.example";

describe("headers that tell browsers what not to do", () => {
  let shop: RunningShop;
  let token: string;
  before(async () => {
    shop = await startShop({ CORS_ORIGINS: `${FRIEND},http://localhost:5173`, TRUST_PROXY: "127.0.0.1,::1" });
    token = (await newBuyer(shop.api)).token;
  });
  after(async () => await shop?.dispose());

  const ask = (path: string, headers: Record<string, string> = {}, method = "GET") =>
    fetch(`${shop.url}${path}`, { method, headers, redirect: "manual" });

  test("every answer has them: pages, files, figures, data, refusals", async () => {
    const paths = {
      ...{ "/": 200, "/docs": 200, "/docs/static/swagger-ui.css": 200, "/ops/flow": 200, "/ops/traces": 200 },
      ...{ "/favicon.svg": 200, "/pictures/tomato.svg": 200, "/metrics": 200, "/healthz": 200 },
      ...{ "/openapi.json": 200, "/api/v1/product/list": 200, "/api/v1/user/info": 401, "/api/v1/none": 404 },
      ...{ "/none": 404, "/pictures/none.svg": 404, "/assets/none.js": 404, "/api/v1/product/detail": 400 },
      ...{ "/%ff": 400, [`/api/v1/product/list?query=${"x".repeat(5000)}`]: 414 },
    };
    for (const [path, status] of Object.entries(paths)) {
      const answer = await ask(path);
      assert.equal(answer.status, status, path);
      checkHeaders(Object.fromEntries(answer.headers), path);
      const isError = status >= 400;
      const text = await answer.text();
      if (isError) assert.deepEqual(Object.keys(JSON.parse(text)).slice(0, 3), ["code", "msg", "error"], path);
    }
  });

  test("so has the answer to what is no HTTP, and to too much of it", async () => {
    for (const text of ["nonsense\r\n\r\n", `GET / HTTP/1.1\r\nhost: a\r\nx: ${"x".repeat(20_000)}\r\n\r\n`]) {
      checkHeaders((await sendRaw(shop.url, text)).headers, text.slice(0, 20));
    }
  });

  test("no cache keeps what belongs to somebody who is logged in, nor what lets in", async () => {
    const bearer = { authorization: `Bearer ${token}` };
    for (const path of ["user/info", "address/list", "cart/list", "order/list", "order/detail?order_no=1", "none"]) {
      assert.equal((await ask(`/api/v1/${path}`, bearer)).headers.get("cache-control"), "no-store", path);
    }
    const login = await shop.api.post("user/login", { username: "demo", password: "123" });
    assert.deepEqual([login.status, login.headers.get("cache-control")], [200, "no-store"]);
    assert.equal((await ask("/metrics")).headers.get("cache-control"), "no-store");
    const shelf = (await ask("/api/v1/product/list")).headers.get("cache-control");
    assert.equal(shelf, "no-cache", "the shelf is for everybody, who have to ask whether it is still the same");
  });

  test("browsers are told to come back over TLS where a trusted proxy says that it was TLS", async () => {
    const { headers } = await ask("/", { "x-forwarded-proto": "https" });
    assert.match(headers.get("strict-transport-security") ?? "", /^max-age=\d{8}/);
    assert.equal((await ask("/")).headers.get("strict-transport-security"), null);
  });

  test("a page of a named origin may call the API, after asking", async () => {
    const asking = { "access-control-request-method": "POST", "access-control-request-headers": "authorization" };
    const preflight = await ask("/api/v1/cart/add", { origin: FRIEND, ...asking }, "OPTIONS");
    assert.equal(preflight.status, 204);
    assert.equal(preflight.headers.get("access-control-allow-origin"), FRIEND);
    assert.match(preflight.headers.get("access-control-allow-headers") ?? "", /authorization/);
    assert.match(preflight.headers.get("access-control-allow-methods") ?? "", /POST/);
    for (const path of ["product/list", "user/info"]) {
      const { headers } = await ask(`/api/v1/${path}`, { origin: FRIEND });
      assert.equal(headers.get("access-control-allow-origin"), FRIEND, "also on a refusal, so that it can be read");
      assert.match(headers.get("vary") ?? "", /origin/i);
      assert.equal(headers.get("access-control-allow-credentials"), null);
    }
  });

  test("a page of any other origin may not", async () => {
    for (const origin of ["https://foe.example", `${FRIEND}.foe.example`, "http://friend.example", "null"]) {
      const preflight = await ask("/api/v1/cart/add", { origin, "access-control-request-method": "POST" }, "OPTIONS");
      assert.equal(preflight.headers.get("access-control-allow-origin"), null, origin);
      assert.equal((await ask("/api/v1/product/list", { origin })).headers.get("access-control-allow-origin"), null);
    }
    const beside = await ask("/metrics", { origin: FRIEND });
    assert.equal(beside.headers.get("access-control-allow-origin"), null, "nothing but the API is open");
  });
});

function checkHeaders(headers: Record<string, string>, context: string): void {
  assert.match(headers["content-security-policy"] ?? "", /default-src '(self|none)'.*frame-ancestors 'none'/, context);
  assert.doesNotMatch(headers["content-security-policy"] ?? "", /unsafe|\*|https?:/, context);
  assert.equal(headers["x-content-type-options"], "nosniff", context);
  assert.equal(headers["x-frame-options"], "DENY", context);
  assert.equal(headers["referrer-policy"], "no-referrer", context);
  assert.equal(headers["x-powered-by"] ?? headers.server, undefined, context);
}
