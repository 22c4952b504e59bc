import { startRedisServer } from "@mall/testkit";
import type { PrivateServer } from "./child-server.ts";
import { removeAtExit } from "./leftovers.ts";

/** When Redis writes its log of commands to the disk. */
export type Fsync = "always" | "everysec";

/** Starts a Redis that keeps a log of all commands. It needs redis-server and redis-cli on the path. */
export async function startRedis(fsync: Fsync): Promise<PrivateServer> {
  const redis = await startRedisServer(["--appendonly", "yes", "--appendfsync", fsync]);
  const [, data = ""] = (await redis.cli("CONFIG", "GET", "dir")).split("\n");
  const leftover = removeAtExit(data);
  const dispose = async () => {
    await redis.stop();
    leftover.forget();
  };
  return { url: redis.url, data, kill: redis.kill, revive: redis.restart, dispose };
}
