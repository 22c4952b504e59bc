import { Worker } from "node:worker_threads";
import type { CrowdReport, SendCrowd } from "./crowd-plan.ts";

/** Milliseconds that a crowd which is sent home gets to hear the answers that are under way. */
const HOME_MS = 3000;

/** Sends the crowd from a thread of its own: what makes the load must not wait for what is measured, nor the other way. */
export const sendCrowd: SendCrowd = async (plan, onReport, signal) => {
  if (signal.aborted) return;
  const worker = new Worker(new URL("./crowd-thread.ts", import.meta.url), { workerData: plan });
  let late: NodeJS.Timeout | undefined;
  const sendHome = () => {
    worker.postMessage("home");
    late = setTimeout(() => void worker.terminate(), HOME_MS);
  };
  signal.addEventListener("abort", sendHome, { once: true });
  worker.on("message", (report: CrowdReport) => onReport(report));
  try {
    await new Promise<void>((resolve, reject) => worker.once("error", reject).once("exit", () => resolve()));
  } finally {
    clearTimeout(late);
    signal.removeEventListener("abort", sendHome);
  }
};
