import assert from "node:assert/strict";
import { describe, test } from "node:test";
import { freePort } from "@mall/testkit";
import { type Answer, type Api, createApi } from "../../system/http.fixture.ts";
import { createHistory } from "../history.ts";
import { createRandom } from "../random.ts";
import { ask, askPolitely, clientOf } from "./client.ts";
import { cancel, read } from "./wishes.ts";

const answer = (status: number, rest: Partial<Answer> = {}): Answer => {
  return { status, headers: new Headers(), code: status, msg: "", data: {}, ...rest };
};

/** A client of a shop that answers in this order; what is an error is thrown. */
function clientWith(...answers: (Answer | Error)[]) {
  const next = async (): Promise<Answer> => {
    const told = answers.shift() ?? answer(200);
    if (told instanceof Error) throw told;
    return told;
  };
  const api: Api = { get: next, post: next, put: next };
  return clientOf(7, { api, history: createHistory(), random: createRandom(1) });
}

const lost = new Error("fetch failed", { cause: new Error("other side closed") });

describe("a call is written down as", () => {
  test("done after 200, certainly not done after 4xx, unknown after 5xx and a lost connection", async () => {
    const client = clientWith(answer(200), answer(409, { error: "order_not_cancellable" }), answer(503), lost);
    const types = [];
    for (let call = 0; call < 4; call += 1) types.push((await ask(client, cancel("A"))).op.type);
    assert.deepEqual(types, ["ok", "fail", "info", "info"]);
    assert.equal(client.history.ops().at(-1)?.error, "other side closed");
  });

  test("certainly not done when nobody listens", async () => {
    const api = createApi(`http://127.0.0.1:${await freePort()}`);
    const client = { ...clientWith(), api };
    const { op } = await ask(client, cancel("A"));
    assert.deepEqual([op.type, op.error], ["fail", "ECONNREFUSED"]);
  });

  test("done when it shows that there is no such order", async () => {
    const { op } = await ask(clientWith(answer(404, { error: "order_not_found" })), read("A"));
    assert.deepEqual([op.type, op.value], ["ok", { orderNo: "A", seen: "absent" }]);
  });
});

test("a polite client asks again until it is told something, each try on its own line", async () => {
  const client = clientWith(lost, answer(503), answer(429, { error: "seckill_busy" }), answer(409, { error: "no" }));
  const { op } = await askPolitely(client, cancel("A"));
  assert.deepEqual([op.type, op.error], ["fail", "no"]);
  const types = client.history.ops().map(({ type }) => type);
  assert.deepEqual(types, ["invoke", "info", "invoke", "info", "invoke", "fail", "invoke", "fail"]);
});
