import { fork } from "node:child_process";
import { CartServiceDefinition } from "@mall/contracts/cart";
import { AppError } from "@mall/kernel";
import { signalChild } from "@mall/testkit";
import { noTracing } from "@mall/tracing";
import { createGrpcClient, type GrpcClient, type Instances } from "./grpc.ts";

/** A cart service in a process of its own. */
export interface CartServer {
  pid: number;
  host: string;
  port: number;
  /** SKUs of the AddItem calls it executed. */
  executed: number[];
  /** Sends the signal; for one that ends the process, waits for the end. */
  signal(signal: "SIGKILL" | "SIGTERM" | "SIGSTOP"): Promise<void>;
}

type Report = { port: number } | { executed: number };

/** Starts a cart service on loopback. */
export async function startCartServer(): Promise<CartServer> {
  const child = fork(new URL("./cart-process.fixture.ts", import.meta.url));
  const executed: number[] = [];
  const port = await new Promise<number>((resolve, reject) => {
    child.on("message", (report: Report) => {
      if ("port" in report) resolve(report.port);
      else executed.push(report.executed);
    });
    child.once("exit", (code) => reject(new Error(`the cart server ended with ${code}`)));
  });
  return { pid: child.pid ?? 0, host: "127.0.0.1", port, executed, signal: (signal) => signalChild(child, signal) };
}

/** A client of the cart at these addresses. */
export function cartClientOf(address: string | Instances): GrpcClient<CartServiceDefinition> {
  return createGrpcClient({ definition: CartServiceDefinition, tracing: noTracing, address });
}

/** How the calls of a stream ended: who answered them, and the slugs of those that failed. */
export interface CallLog {
  answeredBy: number[];
  failures: string[];
}

/** Calls again and again, eight at a time, until stopped; resolves with what became of each call. */
export function streamCalls(call: (id: number) => Promise<{ quantity: number }>): { stop(): Promise<CallLog> } {
  const log: CallLog = { answeredBy: [], failures: [] };
  let id = 0;
  let stopped = false;
  const caller = async () => {
    while (!stopped) {
      id += 1;
      await call(id).then(
        ({ quantity }) => log.answeredBy.push(quantity),
        (error: unknown) => log.failures.push(error instanceof AppError ? error.slug : String(error)),
      );
    }
  };
  const callers = Array.from({ length: 8 }, caller);
  return {
    stop: async () => {
      stopped = true;
      await Promise.all(callers);
      return log;
    },
  };
}
