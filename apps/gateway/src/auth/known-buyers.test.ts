import assert from "node:assert/strict";
import { test } from "node:test";
import { Role } from "@mall/contracts/user";
import { createManualClock } from "@mall/testkit";
import { createCuttableBus, createStage, header, TOKEN_MS } from "./sessions.fixture.ts";

test("a checked buyer is known for 30 seconds without another question", async () => {
  const { clock, come, buyers, limits } = createStage();
  const buyer = await come(header(7));
  clock.advance(29_999);
  assert.equal(buyers.known(header(7)), buyer);
  assert.deepEqual([buyer.userId, buyer.sessionId, buyer.role], [7, "s", Role.ROLE_BUYER]);
  clock.advance(1);
  assert.equal(buyers.known(header(7)), undefined);
  assert.equal(limits.length, 1);
});

test("while it would not be heard that a session ended, two seconds", async () => {
  const { clock, come, buyers, bus } = createStage();
  await come(header(7));
  clock.advance(1999);
  bus.cut();
  assert.equal(buyers.known(header(7))?.userId, 7);
  clock.advance(1);
  assert.equal(buyers.known(header(7)), undefined);
});

test("staff is known for two seconds, however well connected", async () => {
  for (const role of [Role.ROLE_OPERATOR, Role.ROLE_ADMIN]) {
    const { clock, come, buyers } = createStage({ role });
    await come(header(7));
    clock.advance(1999);
    assert.equal(buyers.known(header(7))?.role, role);
    clock.advance(1);
    assert.equal(buyers.known(header(7)), undefined);
  }
});

test("of nobody is anything known who is to be asked for each time", async () => {
  const { come, buyers } = createStage({ cacheMs: 0 });
  await come(header(7));
  assert.equal(buyers.known(header(7)), undefined);
});

test("nobody is known beyond the end of the token", async () => {
  const { clock, come, buyers } = createStage();
  clock.advance(TOKEN_MS - 10);
  await come(header(7));
  clock.advance(9);
  assert.equal(buyers.known(header(7))?.userId, 7);
  clock.advance(1);
  assert.equal(buyers.known(header(7)), undefined);
  assert.equal(buyers.lately(header(7)), undefined);
});

test("a session that ended is refused at once by every gateway, all of its user's and nobody else's", async () => {
  const clock = createManualClock();
  const bus = createCuttableBus();
  const gateways = [createStage({ clock, bus }), createStage({ clock, bus })];
  const all = [header(7), header(7, "t"), header(7, ""), header(77)];
  for (const { come } of gateways) for (const each of all) await come(each);
  gateways[0]?.buyers.forgetUser(7);
  for (const { come, buyers, limits } of gateways) {
    assert.deepEqual(
      all.map((each) => buyers.known(each)?.userId),
      [undefined, undefined, undefined, 77],
    );
    for (const each of all) await come(each);
    assert.equal(limits.length, 4 + 3);
    assert.equal(buyers.known(header(7))?.userId, 7);
  }
});

test("a time that was set back makes nobody known for longer", async () => {
  const { clock, come, buyers } = createStage();
  await come(header(7));
  clock.advance(-60_000);
  assert.equal(buyers.known(header(7)), undefined);
});

test("the last so many are kept; one that is checked again takes no further place", async () => {
  const { come, buyers } = createStage({ capacity: 3 });
  for (const user of [1, 2, 3]) await come(header(user));
  buyers.remember(header(3), { userId: 3, sessionId: "s", expiresAt: Number.MAX_SAFE_INTEGER }, Role.ROLE_BUYER);
  assert.equal(buyers.known(header(1))?.userId, 1);
  for (const user of [4, 5]) await come(header(user));
  const known = [1, 2, 3, 4, 5].filter((user) => buyers.known(header(user)));
  assert.deepEqual(known, [3, 4, 5]);
});

test("a token is kept under one header only, and a long one under none", async () => {
  const { buyers } = createStage();
  const claims = { userId: 7, sessionId: "s", expiresAt: Number.MAX_SAFE_INTEGER };
  for (const odd of ["bearer 7.s", "Bearer  7.s", "Bearer 7.s ", `Bearer ${"7".repeat(1025)}`]) {
    assert.equal(buyers.remember(odd, claims, Role.ROLE_BUYER).userId, 7);
    assert.equal(buyers.known(odd), undefined);
  }
});

test("more users than can be remembered end their sessions: everybody is asked for again", async () => {
  const { come, bus, buyers } = createStage();
  await come(header(1));
  for (let user = 10; user < 10_010; user += 1) bus.tell(`session:${user}`);
  assert.equal(buyers.known(header(1))?.userId, 1);
  bus.tell("session:9");
  assert.equal(buyers.known(header(1)), undefined);
  await come(header(1));
  assert.equal(buyers.known(header(1))?.userId, 1);
});

test("a signature that was checked is remembered while the token is good, and makes nobody known", async () => {
  const { clock, come, buyers, limits } = createStage();
  const claims = { userId: 7, sessionId: "s", expiresAt: clock.now() + TOKEN_MS };
  buyers.noteSigned(header(7), claims);
  assert.equal(buyers.signed(header(7))?.userId, 7);
  assert.deepEqual([buyers.known(header(7)), buyers.lately(header(7))], [undefined, undefined]);
  const buyer = await come(header(7));
  assert.equal(limits.length, 1);
  // Noted again, it takes away nothing that is known.
  buyers.noteSigned(header(7), claims);
  assert.equal(buyers.known(header(7)), buyer);
  buyers.forgetUser(7);
  assert.deepEqual([buyers.known(header(7)), buyers.signed(header(7))?.userId], [undefined, 7]);
  clock.advance(TOKEN_MS);
  assert.equal(buyers.signed(header(7)), undefined);
});
