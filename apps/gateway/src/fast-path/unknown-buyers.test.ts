import assert from "node:assert/strict";
import { test } from "node:test";
import { setImmediate as nextTurn } from "node:timers/promises";
import { Role, UserServiceDefinition } from "@mall/contracts/user";
import { Block } from "@mall/flow-control";
import { Inside } from "@mall/flow-control/fastify";
import { fail } from "@mall/kernel";
import { bearer } from "../gateway.fixture.ts";
import type { Applicant } from "./admission.ts";
import { openStage, SKUS } from "./path-stage.fixture.ts";
import { Unchecked } from "./unchecked.ts";

const LIMIT = 5;
const body = `{"sku_id":${SKUS.early}}`;
const users = (count: number, from: number) => Array.from({ length: count }, (_, index) => from + index);

/** A sale with a limit, and how often the user service was asked; `gone` are shut out. */
async function openLimitedSale(gone: readonly number[] = []) {
  const stage = await openStage({ seckillQps: LIMIT });
  const checked: number[] = [];
  stage.play(UserServiceDefinition, {
    checkSession: async ({ userId }) => {
      checked.push(userId);
      if (gone.includes(userId)) throw fail("user_disabled");
      return { role: Role.ROLE_BUYER };
    },
  });
  const connection = await stage.connection();
  const press = async (user: number, headers: Record<string, string | undefined> = {}) => {
    const answer = await connection.ask(stage.text(user, body, headers));
    return (JSON.parse(answer.body) as { error: string }).error;
  };
  const pressAll = async (buyers: readonly number[]) => {
    const heard: string[] = [];
    for (const user of buyers) heard.push(await press(user));
    return heard;
  };
  return { ...stage, checked, press, pressAll };
}

test("a crowd that comes for the first time: as many as the limit allows are let in, and only they are asked about", async (t) => {
  const sale = await openLimitedSale();
  t.after(() => sale.close());
  for (let second = 0; second < 3; second += 1) {
    const crowd = users(40, 1000 + 100 * second);
    const heard = await sale.pressAll(crowd);
    assert.deepEqual(heard.slice(0, LIMIT), Array(LIMIT).fill("seckill_not_started"));
    assert.deepEqual(heard.slice(LIMIT), Array(40 - LIMIT).fill("seckill_busy"));
    assert.equal(sale.checked.length, LIMIT * (second + 1));
    sale.clock.advance(1000);
  }
});

test("who is shut out takes no place of the limit, and hears of it when there are places", async (t) => {
  const gone = users(20, 2000);
  const sale = await openLimitedSale(gone);
  t.after(() => sale.close());
  assert.deepEqual(await sale.pressAll(gone), Array(20).fill("user_disabled"));
  const heard = await sale.pressAll(users(LIMIT + 1, 1000));
  assert.deepEqual(heard, [...Array(LIMIT).fill("seckill_not_started"), "seckill_busy"]);
  assert.equal(await sale.press(2000), "seckill_busy");
  sale.clock.advance(1000);
  // That its signature is good was remembered, not that anybody is known.
  assert.equal(await sale.press(2000), "user_disabled");
});

test("who has no token of the shop hears so, however many there are", async (t) => {
  const sale = await openLimitedSale();
  t.after(() => sale.close());
  await sale.pressAll(users(LIMIT, 1000));
  assert.equal(await sale.press(1000), "seckill_busy");
  const expired = bearer(1000, undefined, { exp: Math.floor(Date.now() / 1000) - 1 }).authorization;
  for (const [authorization, slug] of [
    [undefined, "token_missing"],
    ["Bearer forged", "token_invalid"],
    [bearer(1000, "another key").authorization, "token_invalid"],
    [bearer(1000, undefined, { iss: "another shop" }).authorization, "token_invalid"],
    [expired, "token_expired"],
  ] as const) {
    for (let time = 0; time < 2; time += 1) assert.equal(await sale.press(1000, { authorization }), slug);
  }
});

test("a limit by buyer and the figures count them as anybody", async (t) => {
  const sale = await openLimitedSale();
  t.after(() => sale.close());
  await sale.pressAll(users(LIMIT, 1000));
  sale.flow.configure({ hotParameter: [{ id: "own", resource: "seckill_api", key: "user", threshold: 2 }] });
  const rules: string[] = [];
  sale.flow.control.observe({ blocked: ({ ruleId }) => rules.push(ruleId) });
  await sale.pressAll([3000, 3000, 3000, 3001]);
  assert.deepEqual(rules, ["flow:seckill_api", "flow:seckill_api", "own", "flow:seckill_api"]);
  const figures = sale.flow.control.figures().find(({ resource }) => resource === "seckill_api");
  assert.deepEqual([figures?.passed, figures?.blocked, figures?.concurrency], [LIMIT, 4, 0]);
});

test("who is let in all the same goes on only after the session was asked for", async () => {
  const block = new Block({ kind: "flow", resource: "r", ruleId: "r", reason: "" });
  const heard: unknown[] = [];
  const visit = {
    inside: new Inside(),
    admitted: (refused?: Block) => heard.push(refused ?? "let in"),
    broken: (error: unknown) => heard.push(error),
  } as unknown as Applicant;
  const refusal = fail("user_disabled");
  const good = async () => void heard.push("checked");
  const bad = () => Promise.reject(refusal);
  for (const [check, refused] of [
    [good, undefined],
    [bad, undefined],
    [good, block],
  ] as const) {
    new Unchecked(visit, check).admitted(refused);
    await nextTurn();
  }
  assert.deepEqual(heard, ["checked", "let in", refusal, block]);
});
