import { fail } from "@mall/kernel";

/** One request to Consul. */
export interface ConsulRequest {
  method: "GET" | "PUT" | "DELETE";
  /** Below /v1/, its parts encoded: `health/service/order-service`. */
  path: string;
  query?: Record<string, string | number>;
  /** A text is sent as it is, anything else as JSON. */
  body?: unknown;
  /** Milliseconds until the whole answer has to be there. */
  timeoutMs: number;
  signal: AbortSignal;
}

/** What Consul answered: 200, or 404 for what it does not know. */
export interface ConsulAnswer {
  found: boolean;
  text: string;
  /** Of the state that was answered; 0 where the endpoint has none. */
  index: number;
}

/**
 * Asks the agent at `addr` (`http://host:port`).
 * @throws AppError `service_unavailable` when the agent is away, silent or has no leader; Error when it refuses.
 */
export async function askConsul(addr: string, request: ConsulRequest): Promise<ConsulAnswer> {
  const { method, path, query = {}, body, timeoutMs, signal } = request;
  const url = new URL(`/v1/${path}`, addr);
  for (const [name, value] of Object.entries(query)) url.searchParams.set(name, String(value));
  const { response, text } = await send(url, {
    method,
    signal: AbortSignal.any([signal, AbortSignal.timeout(timeoutMs)]),
    ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
  });
  const refusal = new Error(`Consul answered ${response.status} to ${method} ${path}: ${text.slice(0, 200)}`);
  if (response.status >= 500 || response.status === 429) throw fail("service_unavailable", { cause: refusal });
  if (!response.ok && response.status !== 404) throw refusal;
  return { found: response.ok, text, index: Number(response.headers.get("x-consul-index") ?? 0) };
}

async function send(url: URL, init: RequestInit): Promise<{ response: Response; text: string }> {
  try {
    const response = await fetch(url, init);
    return { response, text: await response.text() };
  } catch (cause) {
    throw fail("service_unavailable", { cause });
  }
}
