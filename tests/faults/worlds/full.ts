import { prepareSeckill } from "@mall/product/seckill";
import { temporaryDirectory } from "@mall/testkit";
import { readLedger } from "../../../scripts/ledger/read-ledger.ts";
import { createApi } from "../../system/http.fixture.ts";
import { planProcesses } from "./full-processes.ts";
import { startWiredServers } from "./full-servers.ts";
import { removeAtExit } from "./servers/leftovers.ts";
import { untilReady } from "./until-ready.ts";
import type { World } from "./world.ts";
import { SHOP_ENV, type WorldOptions } from "./world-options.ts";

/** Nine processes, each migrating its tables on two cores that the servers use as well. */
const START_MS = 60_000;

/** The shop as nine processes on a MariaDB, a Redis and a RabbitMQ of its own, which run from here on. */
export async function openFullWorld({ mutations, env = {} }: WorldOptions = {}): Promise<World> {
  const directory = temporaryDirectory();
  const leftover = removeAtExit(directory.path);
  // A killed server loses nothing either way: what a process has written, the system keeps.
  const fsync = Math.random() < 0.5 ? "always" : "everysec";
  const servers = await startWiredServers(fsync);
  const shopEnv = { ...SHOP_ENV, DATA_DIR: directory.path, ...servers.addresses("wire"), ...env };
  const processes = await planProcesses(shopEnv, mutations);
  const { url, names, last, revive } = processes;
  const past = { DATA_DIR: directory.path, ...servers.addresses("itself") };
  const redis = { url: servers.server("redis").url, cluster: false };

  return {
    profile: "full",
    api: createApi(url),
    processes: names,
    start: async () => {
      for (const name of names) revive(name);
      await untilReady(url, last("gateway"), START_MS);
    },
    dispose: async ({ keepData = false } = {}) => {
      await processes.killAll();
      await servers.dispose();
      if (!keepData) directory.remove();
      leftover.forget();
    },
    kill: (name) => last(name).kill(),
    pause: (name, paused) => last(name).signal(paused ? "SIGSTOP" : "SIGCONT"),
    revive,
    arm: (name, point, nth) => last(name).tell({ kind: "arm", point, nth }),
    died: (name) => last(name).died,
    ownEnds: processes.ownEnds,
    moveClock: (name, offsetMs) => last(name).tell({ kind: "clock", offsetMs }),
    wires: servers.wires,
    killServer: (name) => servers.server(name).kill(),
    reviveServer: (name) => servers.server(name).revive(),
    fillDisk: async () => {},
    prepareSale: async (skuId, stock) => void (await prepareSeckill({ dataDir: directory.path, redis, skuId, stock })),
    ledger: () => readLedger(past),
    output: (name) => `--- Redis with appendfsync ${fsync}\n${processes.output(name)}`,
  };
}
