import assert from "node:assert/strict";
import { test } from "node:test";
import { startGateway } from "../gateway.fixture.ts";

test("in production browsers are always told to come back over TLS: a proxy may have ended it", async () => {
  for (const [profile, expected] of [
    ["production", "max-age=31536000"],
    ["demo", undefined],
  ] as const) {
    const gateway = await startGateway({ profile });
    try {
      for (const url of ["/healthz", "/api/v1/user/info", "/favicon.svg", "/none"]) {
        assert.equal((await gateway.app.inject({ url })).headers["strict-transport-security"], expected, url);
      }
    } finally {
      await gateway.close();
    }
  }
});

test("without origins no page of another site can call the API", async () => {
  const gateway = await startGateway();
  try {
    const headers = { origin: "https://any.example", "access-control-request-method": "GET" };
    const preflight = await gateway.app.inject({ method: "OPTIONS", url: "/api/v1/product/list", headers });
    assert.equal(preflight.statusCode, 404);
    const answer = await gateway.app.inject({ url: "/api/v1/user/info", headers });
    for (const { headers: given } of [preflight, answer]) {
      assert.deepEqual(
        Object.keys(given).filter((name) => name.startsWith("access-control")),
        [],
      );
    }
  } finally {
    await gateway.close();
  }
});

test("the demo may be opened to all origins, though never with cookies", async () => {
  const gateway = await startGateway({ corsOrigins: ["*"] });
  try {
    const { headers } = await gateway.app.inject({
      url: "/api/v1/user/info",
      headers: { origin: "https://a.example" },
    });
    assert.equal(headers["access-control-allow-origin"], "*");
    assert.equal(headers["access-control-allow-credentials"], undefined);
  } finally {
    await gateway.close();
  }
});
