import { SERVICES } from "../../../scripts/start-full/plan.ts";
import { type Instrumented, startInstrumented } from "../instrument/start.ts";
import { serverPort } from "./servers/server-port.ts";

/** The nine processes of one world, each of which may have lived several times. */
export interface Processes {
  names: readonly string[];
  /** Where the gateway serves HTTP. */
  url: string;
  /** The last life of a process. @throws Error for one that was never started. */
  last(name: string): Instrumented;
  /** How they ended though nobody killed them, the first one first. */
  ownEnds(): readonly string[];
  /** Starts a process that does not run. */
  revive(name: string): void;
  killAll(): Promise<void>;
  output(name?: string): string;
}

/** Nothing runs yet. @param env what all of them are told. */
export async function planProcesses(env: Record<string, string>, mutations?: readonly string[]): Promise<Processes> {
  const ports = new Map<string, string>();
  for (const name of SERVICES) ports.set(name, String(await serverPort()));
  const url = `http://127.0.0.1:${ports.get("gateway")}`;
  const shared = { ...addressesOf(ports), PAYMENT_CALLBACK_URL: `${url}/api/v1/payment/callback`, ...env };
  const lives = new Map<string, Instrumented[]>(SERVICES.map((name) => [name, []]));

  const ownEnds: string[] = [];
  const onOwnEnd = (how: string) => void ownEnds.push(how);

  const livesOf = (name: string): Instrumented[] => {
    const found = lives.get(name);
    if (!found) throw new Error(`There is no process ${name}`);
    return found;
  };
  // Before their folder is removed: they would make it again.
  const killAtExit = () => {
    for (const own of lives.values()) own.at(-1)?.signal("SIGKILL");
  };
  process.prependListener("exit", killAtExit);
  return {
    names: SERVICES,
    url,
    last: (name) => {
      const life = livesOf(name).at(-1);
      if (!life) throw new Error(`${name} was never started`);
      return life;
    },
    ownEnds: () => ownEnds,
    revive: (name) => {
      const own = livesOf(name);
      if (own.at(-1)?.runs()) return;
      const script = `apps/${name}/src/main.ts`;
      const ownEnv = { ...shared, GRPC_PORT: ports.get(name) ?? "" };
      own.push(startInstrumented({ script, mutations, env: ownEnv, onOwnEnd }));
    },
    killAll: async () => {
      await Promise.all([...lives.values()].map(async (own) => await own.at(-1)?.kill()));
      process.off("exit", killAtExit);
    },
    output: (only) =>
      [...lives]
        .filter(([name]) => only === undefined || name === only)
        .flatMap(([name, own]) => own.map((life, index) => `--- ${name}, life ${index + 1}\n${life.output()}`))
        .join("\n"),
  };
}

/** The gateway has no address but that of its HTTP. */
function addressesOf(ports: ReadonlyMap<string, string>): Record<string, string> {
  const services = [...ports].filter(([name]) => name !== "gateway");
  const addresses = services.map(([name, port]) => [`${name.toUpperCase()}_SERVICE_ADDR`, `127.0.0.1:${port}`]);
  return { HOST: "127.0.0.1", PORT: ports.get("gateway") ?? "", ...Object.fromEntries(addresses) };
}
