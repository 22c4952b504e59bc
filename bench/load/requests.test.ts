import assert from "node:assert/strict";
import { test } from "node:test";
import type { LoadPlan } from "./plan.ts";
import { buildRequests, takenFrom } from "./requests.ts";

const plan: LoadPlan = {
  ...{ host: "127.0.0.1", port: 8080, connections: 1, tokens: ["one", "two", "three"] },
  steps: [
    { method: "POST", path: "/a", bodies: ['{"n":1}', '{"n":2}'], take: ["order_no", "total_amount"] },
    { method: "POST", path: "/b", bodies: ['{"of":"{order_no}","amount":{total_amount}}'] },
  ],
};

test("each visit carries the next token and the next body, and its length", () => {
  const requests = buildRequests(plan);
  const texts = Array.from({ length: 7 }, (_, visit) => requests.first(visit).toString());
  assert.equal(new Set(texts).size, 6);
  assert.equal(texts[6], texts[0]);
  assert.match(texts[4] ?? "", /^POST \/a HTTP\/1\.1\r\nHost: 127\.0\.0\.1:8080\r\nAuthorization: Bearer two\r\n/);
  assert.match(texts[4] ?? "", /\r\nContent-Length: 7\r\n\r\n\{"n":1\}$/);
});

test("a later request holds what an earlier answer held", () => {
  const taken = takenFrom('{"data":{"order_no":"A-1","total_amount":19.9,"total_amount_cents":1990}}', [
    ...["order_no", "total_amount", "missing"],
  ]);
  assert.deepEqual(taken, { order_no: "A-1", total_amount: "19.9" });
  assert.match(buildRequests(plan).later(1, 0, taken).toString(), /\r\n\r\n\{"of":"A-1","amount":19\.9\}$/);
});

test("a GET has no body, and nobody is logged in without tokens", () => {
  const request = buildRequests({ ...plan, tokens: [], steps: [{ method: "GET", path: "/list" }] }).first(5);
  assert.equal(request.toString(), "GET /list HTTP/1.1\r\nHost: 127.0.0.1:8080\r\n\r\n");
});
