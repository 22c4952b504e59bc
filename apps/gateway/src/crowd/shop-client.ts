import http from "node:http";
import https from "node:https";
import { json } from "node:stream/consumers";

/** The envelope of every answer of the shop. */
export interface Envelope {
  msg?: string;
  error?: string;
  data?: Record<string, unknown> | null;
}

/** What came back, or why nothing did. */
export type Answer =
  | { reached: true; status: number; body: Envelope; ms: number; retryAfterMs: number }
  | { reached: false; reason: string };

/** The shop as a buyer's browser reaches it. */
export interface ShopClient {
  /** Never rejects: a failed connection is an answer too. */
  send(method: "GET" | "POST", path: string, token: string, body?: object): Promise<Answer>;
  close(): void;
}

/** More at once would run a machine with default limits out of file descriptors; further requests wait for one. */
const MAX_SOCKETS = 500;
const TIMEOUT_MS = 15_000;

/** Makes a client that keeps its connections. */
export function createShopClient(base: URL): ShopClient {
  const protocol = base.protocol === "https:" ? https : http;
  const agent = new protocol.Agent({ keepAlive: true, maxSockets: MAX_SOCKETS });
  const exchange = (method: string, path: string, token: string, body: object | undefined) =>
    new Promise<http.IncomingMessage>((resolve, reject) => {
      const headers = { authorization: `Bearer ${token}`, ...(body && { "content-type": "application/json" }) };
      const request = protocol.request(new URL(path, base), { method, agent, headers, timeout: TIMEOUT_MS }, resolve);
      request.once("timeout", () => request.destroy(new Error(`no answer within ${TIMEOUT_MS / 1000} s`)));
      request.once("error", reject);
      request.end(body && JSON.stringify(body));
    });

  return {
    send: async (method, path, token, body) => {
      const start = performance.now();
      try {
        const response = await exchange(method, path, token, body);
        const envelope = (await json(response)) as Envelope;
        const retryAfterMs = Number(response.headers["retry-after"] ?? 1) * 1000;
        const ms = performance.now() - start;
        return { reached: true, status: response.statusCode ?? 0, body: envelope, ms, retryAfterMs };
      } catch (error) {
        return { reached: false, reason: reasonOf(error) };
      }
    },
    close: () => agent.destroy(),
  };
}

// A refused connection to a name with two addresses is an AggregateError without a message.
function reasonOf(error: unknown): string {
  if (error instanceof SyntaxError) return "the answer is not JSON: is this the shop?";
  if (!(error instanceof Error)) return String(error);
  return error.message || ("code" in error ? String(error.code) : error.name);
}
