import assert from "node:assert/strict";
import { spawn } from "node:child_process";
import { text } from "node:stream/consumers";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { type Clock, systemClock } from "@mall/kernel";
import { type SeckillStockStage, seckillStockContract, temporaryDirectory } from "@mall/testkit";
import { openEmbeddedSeckill } from "./open-seckill.ts";

async function makeStage(clock: Clock): Promise<SeckillStockStage> {
  const directory = temporaryDirectory();
  const open = () => openEmbeddedSeckill({ dataDir: directory.path, clock });
  let current = open();
  return {
    get stock() {
      return current.stock;
    },
    get books() {
      return current.books;
    },
    reopen: async () => {
      current.close();
      current = open();
      return current.stock;
    },
    close: async () => {
      current.close();
      directory.remove();
    },
  };
}

seckillStockContract("embedded", makeStage);

const fixture = fileURLToPath(new URL("seckill-race.fixture.ts", import.meta.url));

/** Starts a process of buyers; resolves with what it won once it is told to go and has tried them all. */
function startRacer(dataDir: string, firstUser: number, users: number) {
  const child = spawn(process.execPath, [fixture, dataDir, String(firstUser), String(users)], {
    stdio: ["pipe", "pipe", "inherit"],
  });
  const ready = new Promise<void>((resolve) => child.stdout.once("data", () => resolve()));
  return {
    ready,
    go: async () => {
      const output = text(child.stdout);
      child.stdin.end("go");
      return (await output).split("\n").filter((line) => line.startsWith("SK-"));
    },
  };
}

test("four processes race on one file: as many winners as units, one place each", async (t) => {
  const directory = temporaryDirectory();
  const { stock, close } = openEmbeddedSeckill({ dataDir: directory.path, clock: systemClock });
  t.after(() => {
    close();
    directory.remove();
  });
  await stock.prepare({ skuId: 2, stock: 500, startsAt: 0, endsAt: undefined, limitPerUser: 1 });

  // Each buyer tries in two of the processes.
  const racers = [1000, 1000, 1500, 1500].map((firstUser) => startRacer(directory.path, firstUser, 500));
  await Promise.all(racers.map((racer) => racer.ready));
  const won = (await Promise.all(racers.map((racer) => racer.go()))).flat();

  assert.equal(new Set(won).size, 500);
  assert.equal(won.length, 500);
  const claims = await stock.pending(1000);
  assert.deepEqual(new Set(claims.map((claim) => claim.orderNo)), new Set(won));
  assert.equal(new Set(claims.map((claim) => claim.userId)).size, 500);
  assert.deepEqual(await stock.ledger(), [{ skuId: 2, initial: 500, free: 0, held: 500, sold: 0 }]);
});
