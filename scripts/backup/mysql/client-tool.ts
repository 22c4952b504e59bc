import { type ChildProcessByStdio, spawn, spawnSync } from "node:child_process";
import type { Readable, Writable } from "node:stream";
import { RefusedError } from "../refused-error.ts";

/** A program of MySQL or MariaDB that runs, and its end. */
export interface ClientTool {
  name: string;
  stdin: Writable;
  stdout: Readable;
  /** @throws RefusedError with what it printed, when it failed. */
  ended: Promise<void>;
}

/** Names of the program, MySQL's and MariaDB's; and how to run it where it is, without it on this machine. */
interface Kind {
  names: readonly string[];
  elsewhere: string;
}

export const DUMP: Kind = {
  names: ["mysqldump", "mariadb-dump"],
  elsewhere: "docker compose -f docker-compose-full.yml exec -T mysql mysqldump … > mysql.sql",
};

export const CLIENT: Kind = {
  names: ["mysql", "mariadb"],
  elsewhere: "docker compose -f docker-compose-full.yml exec -T mysql mysql … < mysql.sql",
};

/**
 * Starts the first of the programs that is on the path. The password goes by the environment: others on the machine can
 * read a command line.
 * @throws RefusedError when none is there, saying how else.
 */
export function startTool({ names, elsewhere }: Kind, url: string, args: readonly string[]): ClientTool {
  const name = names.find((each) => spawnSync(each, ["--version"]).status === 0);
  if (!name) {
    throw new RefusedError(
      `Neither ${names.join(" nor ")} is on the path. Install the client programs of MySQL or MariaDB, or use those of the server (docs/backup.md): ${elsewhere}`,
    );
  }
  const { hostname, port, username, password } = new URL(url);
  const where = [`--host=${hostname}`, `--port=${port || 3306}`, `--user=${decodeURIComponent(username)}`];
  const child = spawn(name, [...where, "--protocol=TCP", ...args], {
    env: { ...process.env, MYSQL_PWD: decodeURIComponent(password) },
    stdio: ["pipe", "pipe", "pipe"],
  });
  return { name, stdin: child.stdin, stdout: child.stdout, ended: endOf(name, child) };
}

async function endOf(name: string, child: ChildProcessByStdio<Writable, Readable, Readable>): Promise<void> {
  let said = "";
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  const ended = Promise.withResolvers<number | null>();
  child.once("error", ended.reject);
  child.once("close", ended.resolve);
  const code = await ended.promise;
  if (code !== 0) throw new RefusedError(`${name} failed: ${said.trim() || `exit code ${code}`}`);
}
