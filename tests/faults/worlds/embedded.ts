import { prepareSeckill } from "@mall/product/seckill";
import { freePort, temporaryDirectory } from "@mall/testkit";
import { readLedger } from "../../../scripts/ledger/read-ledger.ts";
import { createApi } from "../../system/http.fixture.ts";
import { type Instrumented, startInstrumented } from "../instrument/start.ts";
import { untilReady } from "./until-ready.ts";
import type { World } from "./world.ts";
import { SHOP_ENV, type WorldOptions } from "./world-options.ts";

/** Calls between services cost nothing here: less patience is enough, and stale intents are stale sooner. */
const SOONER = { REQUEST_TIMEOUT_MS: "3000", ORDER_PLACING_TIMEOUT_SECONDS: "4" };

/** The whole shop in one process, on files of its own. */
export async function openEmbeddedWorld({ mutations, env = {} }: WorldOptions = {}): Promise<World> {
  const directory = temporaryDirectory();
  const port = await freePort();
  const url = `http://127.0.0.1:${port}`;
  const where = { PORT: String(port), HOST: "127.0.0.1", DATA_DIR: directory.path };
  const shopEnv = { ...SHOP_ENV, ...SOONER, ...where, PAYMENT_CALLBACK_URL: `${url}/api/v1/payment/callback`, ...env };
  const lives: Instrumented[] = [];
  const ownEnds: string[] = [];
  const onOwnEnd = (how: string) => void ownEnds.push(how);

  const shop = (): Instrumented => {
    const last = lives.at(-1);
    if (!last) throw new Error("The shop was never started");
    return last;
  };
  const revive = () => {
    if (lives.at(-1)?.runs()) return;
    lives.push(startInstrumented({ script: "apps/shop/src/main.ts", env: shopEnv, mutations, onOwnEnd }));
  };

  return {
    profile: "embedded",
    api: createApi(url),
    processes: ["shop"],
    start: async () => {
      revive();
      await untilReady(url, shop());
    },
    dispose: async ({ keepData = false } = {}) => {
      await lives.at(-1)?.kill();
      if (!keepData) directory.remove();
    },
    kill: () => shop().kill(),
    stop: () => shop().stop(),
    pause: (_, paused) => shop().signal(paused ? "SIGSTOP" : "SIGCONT"),
    revive,
    arm: (_, point, nth) => shop().tell({ kind: "arm", point, nth }),
    died: () => shop().died,
    ownEnds: () => ownEnds,
    moveClock: (_, offsetMs) => shop().tell({ kind: "clock", offsetMs }),
    wires: new Map(),
    killServer: async () => {},
    reviveServer: async () => {},
    fillDisk: (full) => shop().tell({ kind: "disk", full }),
    prepareSale: async (skuId, stock) => void (await prepareSeckill({ dataDir: directory.path, skuId, stock })),
    ledger: () => readLedger({ DATA_DIR: directory.path }),
    output: () => lives.map((life, index) => `--- life ${index + 1}\n${life.output()}`).join("\n"),
  };
}
