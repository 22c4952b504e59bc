import { ConfigError } from "@mall/config";
import { QUEUES } from "@mall/messaging";
import { Redis } from "ioredis";
import { createConnection, type RowDataPacket } from "mysql2/promise";
import { Connection } from "rabbitmq-client";

const DATABASES = ["db_user", "db_product", "db_order", "db_payment", "db_review"];
const IN_USE = "select db from information_schema.processlist where db in (?)";
const LOOPBACK = /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

/** Where the servers are. */
interface Servers {
  MYSQL_URL: string;
  REDIS_URL: string;
  RABBITMQ_URL: string;
}

/**
 * Empties the servers: the shop's databases and queues, and the Redis database, are gone afterwards.
 * @throws ConfigError for a server that is not on this machine, or whose databases are in use: it may be somebody's shop.
 */
export async function emptyServers(servers: Servers): Promise<void> {
  for (const [name, url] of Object.entries(servers)) {
    if (LOOPBACK.test(new URL(url).hostname)) continue;
    throw new ConfigError([
      { name, problem: "is not on this machine: measuring empties it, so it only uses local ones" },
    ]);
  }
  await dropDatabases(servers.MYSQL_URL);
  await Promise.all([flushRedis(servers.REDIS_URL), deleteQueues(servers.RABBITMQ_URL)]);
}

async function dropDatabases(uri: string): Promise<void> {
  const connection = await createConnection({ uri });
  try {
    const [users] = await connection.query<RowDataPacket[]>(IN_USE, [DATABASES]);
    if (users.length > 0) throw new ConfigError([{ name: "MYSQL_URL", problem: "has a shop that runs: end it first" }]);
    for (const name of DATABASES) await connection.query(`drop database if exists ${name}`);
  } finally {
    connection.destroy();
  }
}

async function flushRedis(url: string): Promise<void> {
  const redis = new Redis(url);
  try {
    await redis.flushdb();
  } finally {
    redis.disconnect();
  }
}

/** Deleted and not purged: the shop declares them anew, with the times of this run. */
async function deleteQueues(url: string): Promise<void> {
  const connection = new Connection(url);
  try {
    for (const name of Object.values(QUEUES)) {
      for (const queue of [name, `${name}.dead`]) await connection.queueDelete({ queue });
    }
  } finally {
    await connection.close();
  }
}
