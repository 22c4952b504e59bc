import { freePort, temporaryDirectory } from "@mall/testkit";
import { type Program, startProgram } from "./child-process.fixture.ts";
import { createApi } from "./http.fixture.ts";
import { ready } from "./shop.fixture.ts";

const SERVICES = ["user", "address", "product", "cart", "order", "payment", "review", "admin"] as const;

/** Name of a service that runs behind the gateway. */
export type ServiceName = (typeof SERVICES)[number];

/** Starts the nine services as processes of their own: gRPC on free ports, embedded adapters on shared files. */
export async function startProcesses(env: Record<string, string> = {}) {
  const directory = temporaryDirectory();
  const httpPort = await freePort();
  const ports = {} as Record<ServiceName, number>;
  for (const name of SERVICES) ports[name] = await freePort();
  const addresses = Object.fromEntries(
    SERVICES.map((name) => [`${name.toUpperCase()}_SERVICE_ADDR`, `127.0.0.1:${ports[name]}`]),
  );
  const shared = { DATA_DIR: directory.path, LOG_LEVEL: "warn", PORT: String(httpPort), ...addresses, ...env };

  const startService = (name: ServiceName): Program =>
    startProgram(`apps/${name}/src/main.ts`, { ...shared, GRPC_PORT: String(ports[name]) });
  const programs = new Map<string, Program>(SERVICES.map((name) => [name, startService(name)]));
  const url = `http://localhost:${httpPort}`;
  const output = () => [...programs].map(([name, program]) => `${name}: ${program.output()}`).join("\n");
  const startGateway = async (own: Record<string, string> = {}) => {
    const gateway = startProgram("apps/gateway/src/main.ts", { ...shared, ...own });
    programs.set("gateway", gateway);
    await ready(url, gateway).catch((error: unknown) => {
      throw new Error(output(), { cause: error });
    });
  };
  // What is left running would keep the file of tests from ending.
  const stop = async () => await Promise.all([...programs.values()].map((program) => program.end("SIGTERM")));
  try {
    await startGateway();
  } catch (error) {
    await stop();
    directory.remove();
    throw error;
  }

  return {
    api: createApi(url),
    url,
    ports,
    output,
    dataDir: directory.path,
    /** Kills one service as `kill -9` does. */
    kill: async (name: ServiceName) => void (await programs.get(name)?.end("SIGKILL")),
    start: (name: ServiceName) => void programs.set(name, startService(name)),
    /** Ends the gateway by a signal; resolves with its exit code, null after one that kills. */
    endGateway: async (signal: NodeJS.Signals) => await programs.get("gateway")?.end(signal),
    /** Starts the gateway again, with other variables if need be, and waits until it is ready. */
    startGateway,
    /** Asks all to stop; resolves with the exit codes. */
    stop,
    remove: () => directory.remove(),
  };
}
