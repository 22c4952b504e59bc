import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";

/** Whether a program of that name can be started. */
function isOnPath(program: string): boolean {
  return (process.env.PATH ?? "").split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Whether the servers of the full profile can be started on this machine. */
export function hasServers(): boolean {
  return ["mariadbd", "mariadb-install-db", "redis-server", "rabbitmq-server"].every(isOnPath);
}
