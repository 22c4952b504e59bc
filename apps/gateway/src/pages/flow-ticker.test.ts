import assert from "node:assert/strict";
import { test } from "node:test";

// The script of the browser has no types; all it needs of one is this.
Object.assign(globalThis, { document: { hidden: false } });
const { createTicker } = await import(new URL("../../public/flow/ticker.js", import.meta.url).href);

test("stopped and started again while it works, it looks once a second as before", async (context) => {
  const { timers } = context.mock;
  timers.enable({ apis: ["setTimeout", "Date"], now: 1_700_000_000_000 });
  let looks = 0;
  let done = () => {};
  const ticker = createTicker(() => {
    looks += 1;
    return new Promise<void>((resolve) => {
      done = resolve;
    });
  });
  const finish = async () => {
    done();
    await new Promise((resolve) => setImmediate(resolve));
  };
  ticker.start();
  ticker.stop();
  ticker.start();
  await finish();
  const seen = [];
  for (let second = 0; second < 3; second += 1) {
    timers.tick(1000);
    await finish();
    seen.push(looks);
  }
  assert.deepEqual(seen, [2, 3, 4]);
  ticker.stop();
  timers.tick(5000);
  assert.equal(looks, 4);
});
