import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { after, before, describe, test } from "node:test";
import { startGateway } from "../gateway.fixture.ts";
import { WEB_FOLDER } from "./web-pages.ts";

const browser = { accept: "text/html,application/xhtml+xml" };
const built = existsSync(`${WEB_FOLDER}/index.html`);

describe("the pages of apps/web", () => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  before(async () => {
    gateway = await startGateway();
  });
  after(() => gateway.close());

  const look = async (url: string, headers: Record<string, string> = browser) =>
    await gateway.app.inject({ url, headers });

  for (const url of [
    "/",
    "/search?query=x",
    "/products/3",
    "/sale/2",
    "/admin",
    "/admin/orders",
    "/ops",
    "/ops/live-sale",
  ]) {
    test(`${url} answers a page that browsers ask for each time`, async () => {
      const { statusCode, headers, body } = await look(url);
      assert.equal(statusCode, built ? 200 : 503);
      assert.equal(headers["content-type"], "text/html; charset=utf-8");
      assert.equal(headers["cache-control"], "no-cache");
      assert.match(body, built ? /<div id="root">/ : /build-web/);
    });
  }

  test("who looks for a page that is not there gets one that says so; programs get the envelope", async () => {
    const page = await look("/no/such/page");
    assert.deepEqual([page.statusCode, page.headers["content-type"]], [built ? 404 : 503, "text/html; charset=utf-8"]);
    const program = await look("/no/such/page", { accept: "*/*" });
    assert.deepEqual([program.statusCode, program.json().error], [404, "route_not_found"]);
    assert.equal((await look("/api/v1/no/such")).json().error, "route_not_found");
  });

  test("scripts are kept for good, and sent small to who takes them so", { skip: !built }, async () => {
    const [script = ""] = /\/assets\/[\w.-]+\.js/.exec((await look("/")).body) ?? [];
    const address = await gateway.app.listen({ port: 0 });
    const answer = await fetch(`${address}${script}`, { headers: { "accept-encoding": "gzip" } });
    assert.equal(answer.headers.get("content-encoding"), "gzip");
    assert.match(answer.headers.get("cache-control") ?? "", /max-age=31536000, immutable/);
    assert.match(answer.headers.get("content-type") ?? "", /javascript/);
    await answer.arrayBuffer();
  });
});
