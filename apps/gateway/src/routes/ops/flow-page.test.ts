import assert from "node:assert/strict";
import { test } from "node:test";
import { startGateway } from "../../gateway.fixture.ts";

test("the page is there in production too, without what is of the demo", async () => {
  const gateway = await startGateway({ profile: "production", jwtSecrets: ["not-the-demo-secret-but-long-enough"] });
  try {
    const page = await gateway.app.inject({ url: "/ops/flow" });
    assert.equal(page.statusCode, 200);
    assert.match(String(page.headers["content-security-policy"]), /default-src 'self'.*frame-ancestors 'none'/);
    assert.doesNotMatch(page.body, /fault-form/);
    assert.equal((await gateway.app.inject({ url: "/api/v1/ops/faults" })).statusCode, 404);
  } finally {
    await gateway.close();
  }
});

test("every script and style that the page needs is served, and asked for anew", async () => {
  const gateway = await startGateway();
  try {
    const { body } = await gateway.app.inject({ url: "/ops/flow" });
    const linked = [...body.matchAll(/(?:src|href)="(\/flow\/[^"]+)"/g)].map(([, url]) => String(url));
    assert.deepEqual(linked.sort(), ["/flow/flow.css", "/flow/main.js"]);
    for (const url of linked) {
      const file = await gateway.app.inject({ url });
      assert.deepEqual([file.statusCode, file.headers["cache-control"]], [200, "no-cache"], url);
    }
    assert.equal((await gateway.app.inject({ url: "/flow/no-such.js" })).statusCode, 404);
  } finally {
    await gateway.close();
  }
});
