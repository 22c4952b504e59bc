import { Client, errors } from "@elastic/elasticsearch";
import type { Tracing } from "@mall/tracing";
import { Refusal, toAppError } from "./refusal.ts";
import { within } from "./within.ts";

/** A request to Elasticsearch. `bulkBody` is sent as one JSON text a line. */
export interface ServerCall {
  method: "HEAD" | "GET" | "PUT" | "POST" | "DELETE";
  path: string;
  querystring?: Record<string, string | number | boolean>;
  body?: object;
  bulkBody?: object[];
  /** Milliseconds it may take, when more than usual. */
  timeoutMs?: number;
}

/** A server that may be away, hang or come back at any time. */
export interface SearchServer {
  /**
   * Sends it once. `name` appears in traces.
   * @throws AppError `service_unavailable` when the server is away, silent or overloaded; Refusal when it says no.
   */
  call<T>(name: string, call: ServerCall): Promise<T>;
  /** What is under way fails with `service_unavailable`. */
  close(): Promise<void>;
}

export interface ServerOptions {
  /** `http://host:9200`; several nodes of one cluster separated by commas. */
  url: string;
  tracing: Tracing;
  /** Milliseconds a call may take. */
  timeoutMs: number;
}

/** Connects with the first call, and again by itself. */
export function openServer({ url, tracing, timeoutMs }: ServerOptions): SearchServer {
  const client = new Client({
    nodes: url.split(","),
    requestTimeout: timeoutMs,
    // Whoever calls decides whether to try again.
    maxRetries: 0,
    resurrectStrategy: "optimistic",
  });
  const closed = new AbortController();
  const send = ({ timeoutMs: limit = timeoutMs, ...call }: ServerCall) =>
    within(limit, closed.signal, client.transport.request(call, { requestTimeout: limit }));

  // The client makes sure first that it speaks to Elasticsearch: with many calls waiting for that at once, it complains.
  let checked: Promise<unknown> | undefined;
  const check = () => {
    checked ??= send({ method: "HEAD", path: "/" }).catch((error: unknown) => {
      checked = undefined;
      throw error;
    });
    return checked;
  };

  const run = async (call: ServerCall): Promise<unknown> => {
    try {
      await check();
      return (await send(call)).body;
    } catch (error) {
      throw toAppError(error instanceof errors.ResponseError ? new Refusal(error.statusCode, error.body) : error);
    }
  };

  return {
    call: async <T>(name: string, call: ServerCall): Promise<T> => {
      // Outside a trace there is no span: looking after the index in the background would fill the list of traces.
      if (tracing.traceId() === undefined) return (await run(call)) as T;
      const attributes = { "db.system.name": "elasticsearch" };
      return (await tracing.span(`elasticsearch ${name}`, { kind: "client", attributes }, () => run(call))) as T;
    },
    close: () => {
      closed.abort();
      return client.close();
    },
  };
}
