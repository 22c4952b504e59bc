import { execFile } from "node:child_process";
import { existsSync, writeFileSync } from "node:fs";
import { promisify } from "node:util";
import { temporaryDirectory } from "@mall/testkit";
import { Connection } from "rabbitmq-client";
import { createChildServer, type PrivateServer } from "./child-server.ts";
import { removeAtExit } from "./leftovers.ts";
import { serverPort } from "./server-port.ts";

const run = promisify(execFile);

/** Debian's command on the path changes user and folder before it runs this one. */
const DEBIAN = "/usr/lib/rabbitmq/bin/rabbitmq-server";

/** Starts a RabbitMQ without plugins. It needs rabbitmq-server and epmd on the path. */
export async function startRabbitmq(): Promise<PrivateServer> {
  const directory = temporaryDirectory();
  const leftover = removeAtExit(directory.path);
  const port = await serverPort();
  const url = `amqp://guest:guest@127.0.0.1:${port}`;
  writeFileSync(directory.file("enabled_plugins"), "[].");
  // Erlang's register of nodes serves all of the machine: it is started apart, and stays.
  await run("epmd", ["-daemon"], { env: { ...process.env, ERL_EPMD_ADDRESS: "127.0.0.1" } });
  const server = createChildServer({
    command: existsSync(DEBIAN) ? DEBIAN : "rabbitmq-server",
    args: [],
    env: { ...environment(directory.path), ...addressOf(port, await serverPort()) },
    answers: () => sayHello(url),
  });
  const dispose = async () => {
    await server.kill();
    directory.remove();
    leftover.forget();
  };
  try {
    await server.start();
  } catch (error) {
    await dispose();
    throw error;
  }
  return { url, data: directory.path, kill: server.kill, revive: server.start, dispose };
}

function environment(folder: string): Record<string, string> {
  return {
    // Erlang makes its cookie there.
    HOME: folder,
    // Else a shell stays between this process and the server, and the kill would hit the shell.
    RUNNING_UNDER_SYSTEMD: "1",
    RABBITMQ_MNESIA_BASE: folder,
    RABBITMQ_LOG_BASE: folder,
    RABBITMQ_LOGS: "-",
    RABBITMQ_ENABLED_PLUGINS_FILE: `${folder}/enabled_plugins`,
    RABBITMQ_CONF_ENV_FILE: "/dev/null",
    RABBITMQ_CONFIG_FILE: `${folder}/rabbitmq`,
    // One thread: it shares the machine with the whole shop.
    RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS: "+S 1:1",
    ERL_EPMD_ADDRESS: "127.0.0.1",
  };
}

function addressOf(port: number, distribution: number): Record<string, string> {
  return {
    RABBITMQ_NODENAME: `faults-${port}@localhost`,
    RABBITMQ_NODE_IP_ADDRESS: "127.0.0.1",
    RABBITMQ_NODE_PORT: String(port),
    RABBITMQ_DIST_PORT: String(distribution),
  };
}

/** Logs in, as a service does: its port opens a moment before it lets anybody in. */
async function sayHello(url: string): Promise<void> {
  const connection = new Connection({ url, connectionTimeout: 1000, retryLow: 1000, retryHigh: 1000 });
  const outcome = Promise.withResolvers<void>();
  connection.once("connection", () => outcome.resolve());
  connection.on("error", (error: unknown) => outcome.reject(error));
  try {
    await outcome.promise;
  } finally {
    await connection.close().catch(() => {});
  }
}
