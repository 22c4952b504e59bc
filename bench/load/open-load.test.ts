import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { after, before, describe, test } from "node:test";
import { openLoad } from "./open-load.ts";
import type { LoadPlan } from "./plan.ts";

/** Answers a sale of three units, and breaks the connection of whoever asks for /broken. */
let sold = 0;
const server = createServer((request, response) => {
  request.resume().on("end", () => {
    if (request.url === "/broken") return void response.destroy();
    sold += 1;
    const won = sold <= 3;
    const body = JSON.stringify(won ? { data: { order_no: `N${sold}` } } : { error: "seckill_sold_out" });
    response.writeHead(won ? 200 : 400, { "content-length": body.length }).end(body);
  });
});
let plan: LoadPlan;

before(async () => {
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const steps = [{ method: "POST" as const, path: "/", bodies: ["{}"], take: ["order_no"] }];
  plan = { host: "127.0.0.1", port, connections: 4, steps, tokens: ["a", "b", "c", "d", "e"], remember: true };
});
after(() => {
  server.closeAllConnections();
  server.close();
});

describe("load", () => {
  for (const threads of [1, 2]) {
    test(`makes as many visits as it is told, with ${threads} thread(s), and remembers those that went well`, async () => {
      sold = 0;
      const load = await openLoad(plan, threads);
      const result = await load.run({ kind: "closed", visits: 21 });
      const more = await load.run({ kind: "closed", visits: 5 });
      await load.close();
      assert.deepEqual(result.counts, { "0 200": 3, "0 400 seckill_sold_out": 18 });
      assert.deepEqual([result.visits, result.answers, result.errors, more.visits], [21, 21, 0, 5]);
      assert.deepEqual(result.remembered.map(({ taken }) => taken.order_no).sort(), ["N1", "N2", "N3"]);
      assert.equal(new Set(result.remembered.map(({ visit }) => visit)).size, 3);
    });
  }

  test("counts a broken connection as an error, connects again and goes on", async () => {
    const load = await openLoad({ ...plan, steps: [{ method: "GET", path: "/broken" }] });
    const result = await load.run({ kind: "closed", visits: 6 });
    await load.close();
    assert.deepEqual([result.visits, result.errors], [0, 6]);
    assert.match(Object.keys(result.reasons).join(), /closed|hang|reset/i);
  });

  test("sends as many as are due in an open loop", async () => {
    const load = await openLoad(plan);
    const result = await load.run({ kind: "open", rate: 500, seconds: 0.2 });
    await load.close();
    assert.deepEqual([result.visits, result.errors], [100, 0]);
    assert.ok(result.late);
  });
});
