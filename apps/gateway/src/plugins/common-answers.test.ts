import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startGateway } from "../gateway.fixture.ts";

interface Description {
  paths: Record<string, Record<string, { responses: Record<string, unknown>; requestBody?: { required: boolean } }>>;
  components: { schemas: Record<string, { required: string[] }> };
}

describe("the description of the API", () => {
  let gateway: Awaited<ReturnType<typeof startGateway>>;
  let description: Description;
  before(async () => {
    gateway = await startGateway();
    description = (await gateway.app.inject({ url: "/openapi.json" })).json();
  });
  after(async () => await gateway.close());

  const statuses = (method: string, path: string) =>
    Object.keys(description.paths[`/api/v1/${path}`]?.[method]?.responses ?? {}).map(Number);

  test("says what any route may answer, once for all of them", () => {
    const anywhere = [200, 400, 408, 413, 414, 429, 431, 500, 503, 504];
    assert.deepEqual(statuses("get", "product/list"), anywhere);
    assert.deepEqual(statuses("get", "cart/list"), [...anywhere, 401, 403].sort());
    assert.deepEqual(statuses("post", "cart/add"), [...anywhere, 401, 403, 404, 409].sort());
  });

  test("has one form for all errors", () => {
    const { responses } = description.paths["/api/v1/cart/add"]?.post ?? { responses: {} };
    const { 200: _success, ...errors } = responses;
    for (const [status, answer] of Object.entries(errors)) {
      assert.match(JSON.stringify(answer), /"\$ref":"#\/components\/schemas\/Error"/, status);
      assert.doesNotMatch(JSON.stringify(answer), /"An error"/, status);
    }
    assert.deepEqual(description.components.schemas.Error?.required, ["code", "msg", "error", "trace_id"]);
  });

  test("asks for a body where a field is needed, not where none is", () => {
    assert.equal(description.paths["/api/v1/cart/add"]?.post?.requestBody?.required, true);
    assert.equal(description.paths["/api/v1/user/update"]?.post?.requestBody?.required, false);
  });
});
