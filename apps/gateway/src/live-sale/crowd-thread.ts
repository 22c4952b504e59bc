import { parentPort, workerData } from "node:worker_threads";
import { crowd } from "./crowd.ts";
import type { CrowdPlan } from "./crowd-plan.ts";

// A crowd in a thread of its own: any message sends it home, and the thread ends with it.
const home = new AbortController();
parentPort?.once("message", () => home.abort());
await crowd(workerData as CrowdPlan, (report) => parentPort?.postMessage(report), home.signal);
parentPort?.close();
