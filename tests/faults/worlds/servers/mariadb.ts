import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { temporaryDirectory } from "@mall/testkit";
import { createConnection } from "mysql2/promise";
import { createChildServer, type PrivateServer } from "./child-server.ts";
import { removeAtExit } from "./leftovers.ts";
import { serverPort } from "./server-port.ts";

const run = promisify(execFile);
const INSTALL = "mariadb-install-db";
const SERVER = "mariadbd";

/** Small, as the data is; what is committed is on the disk all the same. */
const SETTINGS = [
  ...["--innodb-log-file-size=8M", "--innodb-buffer-pool-size=48M", "--innodb-flush-log-at-trx-commit=1"],
  ...["--performance-schema=off", "--skip-name-resolve", "--max-connections=300"],
  ...["--character-set-server=utf8mb4", "--collation-server=utf8mb4_general_ci"],
];

/** Starts a MariaDB, in place of MySQL. It needs mariadb-install-db and mariadbd on the path. */
export async function startMariadb(): Promise<PrivateServer> {
  const directory = temporaryDirectory();
  const leftover = removeAtExit(directory.path);
  const port = await serverPort();
  const url = `mysql://root@127.0.0.1:${port}`;
  const data = directory.file("data");
  const own = [`--datadir=${data}`, ...asRoot()];
  const server = createChildServer({
    command: SERVER,
    args: [
      ...["--no-defaults", ...own, ...SETTINGS, `--port=${port}`, "--bind-address=127.0.0.1"],
      ...[`--socket=${directory.file("socket")}`, `--pid-file=${directory.file("pid")}`],
    ],
    answers: async () => {
      const connection = await createConnection({ uri: url, connectTimeout: 1000 });
      await connection.end();
    },
  });
  const dispose = async () => {
    await server.kill();
    directory.remove();
    leftover.forget();
  };
  try {
    const kind = ["--auth-root-authentication-method=normal", "--skip-test-db", "--innodb-log-file-size=8M"];
    await run(INSTALL, ["--no-defaults", ...own, ...kind]);
    await server.start();
  } catch (error) {
    await dispose();
    throw error;
  }
  return { url, data, kill: server.kill, revive: server.start, dispose };
}

/** Root may only run it when it says so. */
const asRoot = () => (process.getuid?.() === 0 ? ["--user=root"] : []);
