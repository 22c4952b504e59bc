import assert from "node:assert/strict";
import { test } from "node:test";
import { Role } from "@mall/contracts/user";
import { createStage, header } from "./sessions.fixture.ts";

test("a buyer who was known in the last minute goes on while nobody can be asked, a stranger does not", async () => {
  const { clock, come, away } = createStage();
  const buyer = await come(header(7));
  clock.advance(30_000);
  for (const slug of ["service_unavailable", "deadline_exceeded", "internal_error"] as const) {
    away(slug);
    clock.advance(1);
    assert.equal(await come(header(7)), buyer);
    await assert.rejects(come(header(7, "other")), { slug });
  }
  clock.advance(32_000);
  await assert.rejects(come(header(7)), { slug: "internal_error" });
});

test("who is known waits a second for the check, a stranger as long as the request lasts", async () => {
  const { clock, limits, come } = createStage();
  await come(header(7));
  clock.advance(30_000);
  await come(header(7));
  clock.advance(62_000);
  await come(header(7));
  assert.deepEqual(limits, [undefined, 1000, undefined]);
});

test("a refusal is final, and staff has no grace", async () => {
  const { clock, come, away } = createStage();
  await come(header(7));
  clock.advance(30_000);
  away("token_invalid");
  await assert.rejects(come(header(7)), { slug: "token_invalid" });
  const staff = createStage({ role: Role.ROLE_OPERATOR });
  await staff.come(header(7));
  staff.clock.advance(2000);
  staff.away("service_unavailable");
  await assert.rejects(staff.come(header(7)), { slug: "service_unavailable" });
});

test("who was refused once has no grace when nobody can be asked afterwards", async () => {
  const { clock, come, away } = createStage();
  await come(header(7));
  clock.advance(30_000);
  away("user_disabled");
  await assert.rejects(come(header(7)), { slug: "user_disabled" });
  away("service_unavailable");
  await assert.rejects(come(header(7)), { slug: "service_unavailable" });
});

test("whose sessions ended has no grace either", async () => {
  const { bus, come, away } = createStage();
  await come(header(7));
  await come(header(8));
  bus.tell("session:7");
  away("service_unavailable");
  await assert.rejects(come(header(7)), { slug: "service_unavailable" });
  assert.equal((await come(header(8))).userId, 8);
});

test("while ends may have been missed, buyers are asked for again, and go on if nobody answers", async () => {
  const { bus, come, away, limits } = createStage();
  await come(header(7));
  bus.lose();
  await come(header(7));
  assert.equal(limits.length, 2);
  bus.lose();
  away("service_unavailable");
  assert.equal((await come(header(7))).userId, 7);
  assert.equal(limits.length, 3);
});

test("refusals are not remembered: the next request is asked for again", async () => {
  const { come, away } = createStage();
  away("token_invalid");
  await assert.rejects(come(header(7)), { slug: "token_invalid" });
  away(undefined);
  assert.equal((await come(header(7))).role, Role.ROLE_BUYER);
});

test("an answer that was on its way when its user's sessions ended is not kept", async () => {
  const { bus, come, play, buyers } = createStage();
  const asked: PromiseWithResolvers<Role>[] = [];
  play(() => {
    const answer = Promise.withResolvers<Role>();
    asked.push(answer);
    return answer.promise;
  });
  const before = come(header(7));
  const other = come(header(8));
  await Promise.resolve();
  bus.tell("session:7");
  for (const answer of asked) answer.resolve(Role.ROLE_BUYER);
  assert.equal((await before).userId, 7);
  await other;
  assert.equal(buyers.known(header(7)), undefined);
  assert.equal(buyers.known(header(8))?.userId, 8);
});

test("no header, or one that is no bearer token, is refused without a question", async () => {
  const { come, limits } = createStage();
  for (const sent of ["", "  "]) await assert.rejects(come(sent), { slug: "token_missing" });
  for (const sent of ["Basic x", "Bearer", "Bearer a b", "x"])
    await assert.rejects(come(sent), { slug: "token_invalid" });
  assert.equal(limits.length, 0);
});
