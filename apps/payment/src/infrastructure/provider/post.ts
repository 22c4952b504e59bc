import { Agent, type IncomingMessage, request } from "node:http";
import { Agent as SecureAgent, request as secureRequest } from "node:https";

/** What is sent, and where. */
export interface Posted {
  url: string;
  headers: Record<string, string>;
  body: string;
  /** Milliseconds to wait for the answer. */
  timeoutMs: number;
}

/** Connections kept open; those who call back come in bursts. */
const kept = { keepAlive: true, maxSockets: 32 };
const agent = new Agent(kept);
const secureAgent = new SecureAgent(kept);

/**
 * Posts a body on a kept connection and resolves with the status of the answer, whose body nobody reads. A fetch costs
 * several times as much.
 */
export function post({ url, headers, body, timeoutMs }: Posted): Promise<number> {
  const secure = url.startsWith("https:");
  const options = {
    ...{ method: "POST", agent: secure ? secureAgent : agent },
    headers: { ...headers, "content-length": Buffer.byteLength(body) },
  };
  return new Promise((resolve, reject) => {
    const answered = (response: IncomingMessage) => {
      response.on("error", failed);
      response.on("end", () => {
        clearTimeout(timer);
        resolve(response.statusCode ?? 0);
      });
      response.resume();
    };
    const failed = (error: Error) => {
      clearTimeout(timer);
      reject(error);
    };
    const sent = secure ? secureRequest(url, options, answered) : request(url, options, answered);
    // Not a signal: one that is not needed any more still ends, and makes an error with a stack trace for nobody.
    const timer = setTimeout(() => sent.destroy(new Error(`no answer within ${timeoutMs} ms`)), timeoutMs);
    sent.on("error", failed);
    sent.end(body);
  });
}
