import { fork } from "node:child_process";
import { randomBytes } from "node:crypto";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { silentLogger } from "@mall/kernel";
import { serviceNameOf } from "@mall/rpc";
import { serverAddress, signalChild } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import type { ServiceDirectory } from "../service-directory.ts";
import { type ConsulClient, type ConsulDirectoryOptions, createConsulClient, createConsulDirectory } from "./index.ts";

/** The agent's address. */
export const consulAddr = serverAddress("CONSUL_ADDR");

/** A process with a service that has registered itself. */
export interface ServiceProcess {
  pid: number;
  /** Its id in Consul. */
  id: string;
  /** Sends the signal; for one that ends the process, waits for the end. */
  signal(signal: "SIGKILL" | "SIGTERM" | "SIGSTOP" | "SIGCONT"): Promise<void>;
}

/** One test's services under a name of their own, and what calls them. */
export interface ConsulStage {
  consul: ConsulClient;
  /** The name of the services in Consul. */
  service: string;
  start(): Promise<ServiceProcess>;
  /** A directory by `addr`, by default the agent's; closed at the end. */
  open(options?: Partial<ConsulDirectoryOptions> & { addr?: string }): {
    directory: ServiceDirectory;
    /** Makes an idempotent call; the process that answered it. */
    call(): Promise<number>;
    check(): Promise<void>;
  };
  /** Kills the processes and takes them out of Consul. */
  end(): Promise<void>;
}

/** Milliseconds for things that take Consul some seconds. */
export const PATIENCE = { timeoutMs: 30_000, everyMs: 50 };

/** Sets up a stage; nothing runs yet. */
export function consulStage(): ConsulStage {
  const definition = { ...CartServiceDefinition, name: `Test${randomBytes(5).toString("hex")}Service` };
  const clients = [createConsulClient({ addr: consulAddr, logger: silentLogger })];
  const [consul] = clients as [ConsulClient];
  const directories: ServiceDirectory[] = [];
  const processes: ServiceProcess[] = [];
  return {
    consul,
    service: serviceNameOf(definition),
    start: async () => {
      const started = await startProcess(definition.name);
      processes.push(started);
      return started;
    },
    open: ({ addr = consulAddr, ...options } = {}) => {
      const own = createConsulClient({ addr, logger: silentLogger, timeoutMs: 500, waitMs: 2000 });
      const directory = createConsulDirectory({ consul: own, tracing: noTracing, logger: silentLogger, ...options });
      clients.push(own);
      directories.push(directory);
      const client = directory.client(definition);
      return {
        directory,
        call: async () => (await client.updateItem({ userId: 1, skuId: 1, quantity: 1 })).quantity,
        check: () => directory.check(definition),
      };
    },
    end: async () => {
      for (const directory of directories) directory.close();
      await Promise.all(processes.map((process) => process.signal("SIGKILL")));
      await Promise.all(processes.map(({ id }) => consul.deregister(id).catch(() => {})));
      for (const client of clients) client.close();
    },
  };
}

async function startProcess(definitionName: string): Promise<ServiceProcess> {
  const child = fork(new URL("./service-process.fixture.ts", import.meta.url), [definitionName, consulAddr]);
  const id = await new Promise<string>((resolve, reject) => {
    child.once("message", (message: { id: string }) => resolve(message.id));
    child.once("exit", (code) => reject(new Error(`the service ended with ${code}`)));
  });
  return { pid: child.pid ?? 0, id, signal: (signal) => signalChild(child, signal) };
}
