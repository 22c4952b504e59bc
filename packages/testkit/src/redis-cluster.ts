import { eventually } from "./eventually.ts";
import { type RedisServer, startRedisServer } from "./redis-server.ts";

/** A Redis Cluster of a test's own, on loopback. */
export interface RedisCluster {
  /** The nodes, as openRedis takes them: URLs with commas between. */
  url: string;
  nodes: readonly RedisServer[];
  /** Empties all nodes. */
  flush(): Promise<void>;
  /** Ends the nodes and removes their folders. */
  stop(): Promise<void>;
}

const NODES = 3;

/** Starts three masters that share the slots, without replicas. It needs redis-server and redis-cli on the path. */
export async function startRedisCluster(): Promise<RedisCluster> {
  // Not once a second: while that is under way on a busy disk, answers leave before their writes, and a kill loses them.
  const settings = ["--cluster-enabled", "yes", "--appendonly", "yes", "--appendfsync", "always"];
  const nodes = await Promise.all(Array.from({ length: NODES }, () => startRedisServer(settings)));
  const stop = async () => {
    await Promise.all(nodes.map((node) => node.stop()));
  };
  try {
    await join(nodes);
  } catch (error) {
    await stop();
    throw error;
  }
  return {
    url: nodes.map(({ url }) => url).join(","),
    nodes,
    flush: async () => {
      await Promise.all(nodes.map((node) => node.cli("FLUSHALL")));
    },
    stop,
  };
}

async function join(nodes: readonly RedisServer[]): Promise<void> {
  const addresses = nodes.map(({ port }) => `127.0.0.1:${port}`);
  await nodes[0]?.cli("--cluster", "create", ...addresses, "--cluster-yes");
  const isJoined = async (node: RedisServer) => {
    if (!(await node.cli("CLUSTER", "INFO")).includes("cluster_state:ok")) throw new Error("the cluster is not ready");
  };
  await eventually(() => Promise.all(nodes.map(isJoined)), { everyMs: 50, timeoutMs: 20_000 });
}
