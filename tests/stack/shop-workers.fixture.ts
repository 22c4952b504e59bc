import { eventually, freePort, temporaryDirectory } from "@mall/testkit";
import { startProgram } from "../system/child-process.fixture.ts";
import { createApi } from "../system/http.fixture.ts";
import { askReady } from "../system/shop.fixture.ts";
import { serverAddresses } from "./servers.fixture.ts";

const PATIENCE = { timeoutMs: 180_000, everyMs: 100 };

/** Starts the whole shop as so many processes on one port, on the real servers but for Consul. */
export async function startShopWorkers(workers: number, env: Record<string, string> = {}) {
  const directory = temporaryDirectory();
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const { CONSUL_ADDR: _, ...servers } = serverAddresses();
  const own = { PORT: String(port), DATA_DIR: directory.path, SHOP_WORKERS: String(workers), LOG_LEVEL: "info" };
  const program = startProgram("apps/shop/src/main.ts", { SECKILL_QPS: "0", ...servers, ...own, ...env });
  const stop = async () => {
    const code = await program.end("SIGTERM");
    directory.remove();
    return code;
  };
  try {
    await eventually(() => askReady(url), PATIENCE);
  } catch (error) {
    await stop();
    throw new Error(program.output(), { cause: error });
  }
  return { url, api: createApi(url), output: program.output, stop };
}
