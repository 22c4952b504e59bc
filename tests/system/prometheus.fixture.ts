import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import { eventually, freePort, temporaryDirectory } from "@mall/testkit";
import { parse, stringify } from "yaml";

const program = [process.env.PROMETHEUS_PATH, "/usr/bin/prometheus"].find((path) => path && existsSync(path));

/** For a test that needs a Prometheus: why it is skipped, or false. */
export const withoutPrometheus = program ? false : "there is no Prometheus here; PROMETHEUS_PATH may name one";

/** A Prometheus that reads one gateway every second, with the alerts of deploy/. */
export interface RunningPrometheus {
  /** The result of an instant query. */
  query(expr: string): Promise<unknown[]>;
  /** Its rules, as /api/v1/rules tells them. */
  rules(): Promise<{ name: string; health: string; lastError?: string }[]>;
  stop(): Promise<void>;
}

/** Starts it on data of its own. @param target host:port of the gateway */
export async function startPrometheus(target: string): Promise<RunningPrometheus> {
  const directory = temporaryDirectory();
  const port = await freePort();
  writeFileSync(`${directory.path}/prometheus.yml`, configFor(target));
  const child = spawn(
    program ?? "",
    [
      `--config.file=${directory.path}/prometheus.yml`,
      `--storage.tsdb.path=${directory.path}/data`,
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: "ignore" },
  );
  const ask = async (path: string) => {
    const response = await fetch(`http://127.0.0.1:${port}/api/v1/${path}`);
    const { data, error } = (await response.json()) as { data: never; error?: string };
    if (error !== undefined) throw new Error(error);
    return data as { result: unknown[]; groups: { rules: { name: string; health: string }[] }[] };
  };
  const stop = async () => {
    await end(child);
    directory.remove();
  };
  await eventually(async () => void (await ask("query?query=1"))).catch(async (error) => {
    await stop();
    throw error;
  });
  return {
    query: async (expr) => (await ask(`query?query=${encodeURIComponent(expr)}`)).result,
    rules: async () => (await ask("rules")).groups.flatMap(({ rules }) => rules),
    stop,
  };
}

/** That of the compose file, but for whom it reads and how often. */
function configFor(target: string): string {
  const config = parse(readFileSync("deploy/prometheus/prometheus.yml", "utf8"));
  const [job] = config.scrape_configs;
  const { dns_sd_configs: _, ...same } = job;
  return stringify({
    ...config,
    global: { scrape_interval: "1s", evaluation_interval: "1s" },
    rule_files: config.rule_files.map((file: string) => resolve("deploy/prometheus", file)),
    scrape_configs: [{ ...same, static_configs: [{ targets: [target] }] }],
  });
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const exited = once(child, "exit");
  child.kill("SIGKILL");
  await exited;
}
