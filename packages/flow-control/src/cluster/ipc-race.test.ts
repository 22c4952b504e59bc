import cluster from "node:cluster";
import { test } from "node:test";
import { systemClock } from "../clock.ts";
import { checkRace, runRace, startChild } from "./race.fixture.ts";
import { serveTokens } from "./serve-tokens.ts";
import { createTokenCounter } from "./token-counter.ts";

test("four children of one process pass the limit together in each window", { timeout: 60_000 }, async () => {
  const counter = createTokenCounter(systemClock);
  const start = (...how: Parameters<typeof startChild>) => {
    const child = startChild(...how);
    serveTokens(counter, child);
    return child;
  };
  checkRace(await runRace({ way: "ipc", threshold: 5, start }), 5);
});

test("four workers of node:cluster pass the limit together in each window", { timeout: 60_000 }, async () => {
  const counter = createTokenCounter(systemClock);
  cluster.on("fork", (worker) => serveTokens(counter, worker));
  const start = (exec: string, args: string[]) => {
    cluster.setupPrimary({ exec, args });
    return cluster.fork().process;
  };
  checkRace(await runRace({ way: "ipc", threshold: 40, start }), 40);
});
