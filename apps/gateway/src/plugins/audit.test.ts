import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, test } from "node:test";
import { Role } from "@mall/contracts/user";
import { ADMIN, BUYER, OPERATOR, startStaffGateway } from "../routes/ops/staff.fixture.ts";

describe("what staff does is written down", () => {
  let gateway: Awaited<ReturnType<typeof startStaffGateway>>;
  beforeEach(async () => {
    gateway = await startStaffGateway();
  });
  afterEach(async () => await gateway.close());
  const rules = { flow: [{ resource: "seckill_api", threshold: 9 }] };
  const stored = async () => (await gateway.as(OPERATOR, "GET", "ops/flow/rules")).json().data.stored;
  const statuses = () => gateway.entries.map(({ actorId, action, status }) => [actorId, action, status]);

  test("a change of the rules is there with who, what, from where, and how it ended", async () => {
    const answer = await gateway.as(OPERATOR, "PUT", "ops/flow/rules", { rules, comment: "evening" });
    assert.equal(answer.statusCode, 200);
    const [{ id, ...entry } = assert.fail()] = gateway.entries;
    assert.match(id, /^[\w-]{36}$/);
    assert.deepEqual(entry, {
      ...{ atMs: gateway.clock.now(), actorId: OPERATOR, actorRole: Role.ROLE_OPERATOR },
      action: "PUT /api/v1/ops/flow/rules",
      detail: JSON.stringify({ body: { rules, comment: "evening" } }),
      ...{ clientAddress: "10.0.0.9", traceId: answer.headers["x-trace-id"], status: 200 },
    });
    assert.equal((await stored()).by, "user 2");
  });

  test("so is what was refused: wrong input, no right, the last admin; a buyer's try is not", async () => {
    await gateway.as(OPERATOR, "PUT", "ops/flow/rules", { rules: { flow: 7 } });
    await gateway.as(OPERATOR, "POST", "ops/users/role", { user_id: OPERATOR, role: "admin" });
    await gateway.as(OPERATOR, "GET", "ops/audit");
    await gateway.as(ADMIN, "POST", "ops/users/role", { user_id: ADMIN, role: "buyer" });
    const buyer = await gateway.as(BUYER, "PUT", "ops/flow/rules", { rules });
    assert.equal(buyer.statusCode, 403);
    assert.deepEqual(statuses(), [
      [ADMIN, "POST /api/v1/ops/users/role", 409],
      [OPERATOR, "GET /api/v1/ops/audit", 403],
      [OPERATOR, "POST /api/v1/ops/users/role", 403],
      [OPERATOR, "PUT /api/v1/ops/flow/rules", 400],
    ]);
    const metrics = (await gateway.app.inject({ url: "/metrics" })).body;
    assert.match(
      metrics,
      /http_request_duration_seconds_count\{method="PUT",route="\/api\/v1\/ops\/flow\/rules",status="403"\} 1/,
    );
  });

  test("reading is not written down, but for reading the audit log", async () => {
    await gateway.as(OPERATOR, "GET", "ops/flow/rules");
    await gateway.as(OPERATOR, "POST", "user/logout", {});
    assert.deepEqual(statuses(), []);
    const { entries } = (await gateway.as(ADMIN, "GET", "ops/audit?limit=10&actor_id=1")).json().data;
    assert.deepEqual(statuses(), [[ADMIN, "GET /api/v1/ops/audit", 200]]);
    assert.deepEqual(
      entries.map(({ id: _, at: __, trace_id: ___, ...entry }: Record<string, unknown>) => entry),
      [
        {
          ...{ actor_id: ADMIN, actor_role: "admin", client_address: "10.0.0.9", status: 0 },
          ...{ action: "GET /api/v1/ops/audit", detail: '{"query":{"limit":"10","actor_id":"1"}}' },
        },
      ],
    );
  });

  test("what cannot be written down is not done", async () => {
    gateway.switches.auditAway = true;
    const answer = await gateway.as(OPERATOR, "PUT", "ops/flow/rules", { rules });
    assert.deepEqual([answer.statusCode, answer.json().error], [503, "audit_unavailable"]);
    const role = await gateway.as(ADMIN, "POST", "ops/users/role", { user_id: 1001, role: "operator" });
    assert.equal(role.statusCode, 503);
    assert.equal((await gateway.as(ADMIN, "GET", "ops/audit")).statusCode, 503);
    gateway.switches.auditAway = false;
    assert.equal(await stored(), null);
    assert.equal((await gateway.as(1001, "GET", "ops/flow/rules")).statusCode, 403);
    assert.deepEqual(statuses(), []);
  });

  test("when its end cannot be written down it is told all the same, and stands there without one", async () => {
    gateway.switches.finishAway = true;
    assert.equal((await gateway.as(OPERATOR, "PUT", "ops/flow/rules", { rules })).statusCode, 200);
    assert.deepEqual(statuses(), [[OPERATOR, "PUT /api/v1/ops/flow/rules", 0]]);
  });

  test("secrets and mobile numbers are masked, and a long body is cut off", async () => {
    const body = { rules, comment: "call 13800138000", password: "hunter2", nested: [{ access_token: "abc" }] };
    await gateway.as(OPERATOR, "PUT", "ops/flow/rules", body);
    const [first = assert.fail()] = gateway.entries;
    assert.doesNotMatch(first.detail, /hunter2|abc|13800138000/);
    assert.match(first.detail, /138\*\*\*\*8000/);
    await gateway.as(OPERATOR, "PUT", "ops/flow/rules", { rules, comment: "💥".repeat(3000) });
    const [long = assert.fail()] = gateway.entries;
    assert.equal(long.detail.length, 2000);
    assert.ok(long.detail.isWellFormed());
  });
});
