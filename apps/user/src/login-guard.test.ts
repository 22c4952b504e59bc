import assert from "node:assert/strict";
import { test } from "node:test";
import { openStage, outcomeOf } from "./user-stage.fixture.ts";

type Stage = Awaited<ReturnType<typeof openStage>>;

const wrong = (stage: Stage, name: string, address = "10.0.0.1") => outcomeOf(stage.login(name, "wrong", address));

/** What eight wrong passwords come to, each as soon as it may be tried. */
async function eight(stage: Stage, name: string): Promise<string[]> {
  const outcomes: string[] = [];
  for (let tries = 0; tries < 8; tries += 1) {
    outcomes.push(await wrong(stage, name));
    const refused = await wrong(stage, name);
    const [, seconds] = refused.split(" ");
    if (seconds === undefined) tries += 1;
    outcomes.push(refused);
    stage.clock.advance(Number(seconds ?? 0) * 1000);
  }
  return outcomes;
}

test("five wrong passwords are looked at, then each try waits 1, 2, 4 … seconds, and nothing is hashed meanwhile", async () => {
  const stage = await openStage();
  await stage.create("farmer");
  const expected = ["wrong_credentials", "wrong_credentials", "wrong_credentials", "wrong_credentials"];
  for (const seconds of [1, 2, 4, 8]) expected.push("wrong_credentials", `too_many_attempts ${seconds}`);
  assert.deepEqual(await eight(stage, "farmer"), expected);
  assert.equal(stage.looked.length, 8);
});

test("a name that nobody has answers exactly the same", async () => {
  const stage = await openStage();
  await stage.create("farmer");
  const other = await openStage();
  assert.deepEqual(await eight(other, "nobody"), await eight(stage, "farmer"));
  assert.deepEqual(other.looked, stage.looked);
});

test("of twenty wrong passwords at once, whatever the case of the name, five are looked at", async () => {
  const stage = await openStage();
  await stage.create("farmer");
  const names = Array.from({ length: 20 }, (_, index) => (index % 2 === 0 ? "farmer" : "FARMER"));
  const outcomes = await Promise.all(names.map((name) => wrong(stage, name)));
  assert.equal(outcomes.filter((outcome) => outcome === "wrong_credentials").length, 5);
  assert.equal(outcomes.filter((outcome) => outcome.startsWith("too_many_attempts")).length, 15);
  assert.equal(stage.looked.length, 5);
});

test("the wait holds for the right password too; afterwards it is taken, and counting begins anew", async () => {
  const stage = await openStage();
  await stage.create("farmer");
  for (let tries = 0; tries < 5; tries += 1) await wrong(stage, "farmer");
  assert.equal(await outcomeOf(stage.login("farmer")), "too_many_attempts 1");
  stage.clock.advance(1000);
  assert.equal(await outcomeOf(stage.login("farmer")), "right");
  for (let tries = 0; tries < 5; tries += 1) assert.equal(await wrong(stage, "farmer"), "wrong_credentials");
});

test("strangers who guess do not delay the owner where he logged in before; there he has tries of his own", async () => {
  const stage = await openStage();
  await stage.create("farmer");
  await stage.login("farmer", "right", "10.0.0.7");
  for (let tries = 0; tries < 9; tries += 1) await wrong(stage, "farmer", "10.6.6.6");
  assert.equal(await outcomeOf(stage.login("farmer", "right", "10.0.0.8")), "too_many_attempts 1");
  assert.equal(await outcomeOf(stage.login("farmer", "right", "10.0.0.7")), "right");
  for (let tries = 0; tries < 5; tries += 1)
    assert.equal(await wrong(stage, "farmer", "10.0.0.7"), "wrong_credentials");
  assert.equal(await wrong(stage, "farmer", "10.0.0.7"), "too_many_attempts 1");
});

test("an address has a hundred wrong passwords in a quarter of an hour, whatever the names; an IPv6 network is one", async () => {
  const stage = await openStage();
  await stage.create("farmer");
  await stage.create("buyer");
  await stage.login("buyer", "right", "2001:db8:0:1::5");
  for (let tries = 0; tries < 100; tries += 1) {
    assert.equal(await wrong(stage, `name${tries}`, `2001:db8:0:1::${tries}`), "wrong_credentials");
  }
  assert.equal(await outcomeOf(stage.login("farmer", "right", "2001:DB8::1:ffff:0:0:1")), "too_many_attempts 900");
  assert.equal(await outcomeOf(stage.login("buyer", "right", "2001:db8:0:1::5")), "right");
  assert.equal(await outcomeOf(stage.login("farmer", "right", "2001:db8:0:2::1")), "right");
  stage.clock.advance(15 * 60_000);
  assert.equal(await wrong(stage, "farmer", "2001:db8:0:1::6"), "wrong_credentials");
});

test("a password that could not be looked at is no try", async () => {
  const stage = await openStage();
  await stage.create("farmer");
  stage.switches.hasherBusy = true;
  for (let tries = 0; tries < 9; tries += 1) assert.equal(await wrong(stage, "farmer"), "service_unavailable");
  stage.switches.hasherBusy = false;
  for (let tries = 0; tries < 5; tries += 1) assert.equal(await wrong(stage, "farmer"), "wrong_credentials");
  assert.equal(await wrong(stage, "farmer"), "too_many_attempts 1");
});

test("the old password of a change counts as well, apart from logins", async () => {
  const stage = await openStage();
  await stage.create("farmer");
  const session = await stage.login("farmer");
  const change = (oldPassword: string) =>
    outcomeOf(stage.logins.changePassword({ ...session, oldPassword, newPassword: "new" }, stage.call));
  for (let tries = 0; tries < 5; tries += 1) assert.equal(await change("wrong"), "wrong_password");
  assert.equal(await change("right"), "too_many_attempts 1");
  assert.equal(await outcomeOf(stage.login("farmer", "right", "10.0.0.9")), "right");
  stage.clock.advance(1000);
  assert.equal(await change("right"), "right");
});

test("what is old is forgotten, and cleaned up", async () => {
  const stage = await openStage();
  await stage.create("farmer");
  await stage.login("farmer", "right", "10.0.0.7");
  for (let tries = 0; tries < 9; tries += 1) await wrong(stage, "farmer");
  const rows = async () => {
    const [tries, places, sessions] = await Promise.all([
      stage.db.selectFrom("login_failures").selectAll().execute(),
      stage.db.selectFrom("login_places").selectAll().execute(),
      stage.db.selectFrom("sessions").selectAll().execute(),
    ]);
    return [tries.length, places.length, sessions.length];
  };
  await stage.prune();
  assert.deepEqual(await rows(), [2, 1, 1]);
  stage.clock.advance(24 * 3_600_000 + 1);
  assert.equal(await wrong(stage, "farmer"), "wrong_credentials");
  assert.equal(await wrong(stage, "farmer"), "wrong_credentials");
  stage.clock.advance(90 * 24 * 3_600_000);
  await stage.prune();
  assert.deepEqual(await rows(), [0, 0, 0]);
});

test("switched off, nothing is counted", async () => {
  const stage = await openStage({ guarded: false });
  for (let tries = 0; tries < 20; tries += 1) assert.equal(await wrong(stage, "farmer"), "wrong_credentials");
});
