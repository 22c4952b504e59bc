import createClient from "openapi-fetch";
import { readEvents, type StreamEvent } from "./event-stream.ts";
import type { BodyOf, DataOf, GetPath, NamesOf, PostPath, PutPath, QueryOf } from "./routes.ts";
import { refusalOf, ShopError } from "./shop-error.ts";

/** Milliseconds that an answer is waited for, beside the signal of the caller. */
const PATIENCE_MS = 15_000;

/** Where the shop is, and who asks. Functions are asked for each request. */
export interface ShopOptions {
  /** Such as "http://localhost:8080"; left out: the page's own host. */
  baseUrl?: string;
  /** The access token; null: a visitor. */
  token?: () => string | null;
  /** The language of messages. */
  language?: () => "zh" | "en";
  fetch?: (request: Request) => Promise<Response>;
}

/** Of one request. */
export interface CallOptions {
  signal?: AbortSignal | undefined;
  /** Said again with the same key, a deed is done once: 8 to 64 characters. */
  idempotencyKey?: string | undefined;
}

/** The API of the shop, each route with its types. All reject with ShopError where the shop refuses. */
export interface Shop {
  get<P extends GetPath>(
    path: P,
    query?: QueryOf<P>,
    options?: CallOptions & { names?: NamesOf<P> },
  ): Promise<DataOf<"get", P>>;
  post<P extends PostPath>(path: P, body?: BodyOf<"post", P>, options?: CallOptions): Promise<DataOf<"post", P>>;
  put<P extends PutPath>(path: P, body?: BodyOf<"put", P>, options?: CallOptions): Promise<DataOf<"put", P>>;
  /** The events of a route that streams, until it ends or the signal aborts (which ends it quietly). */
  events(path: string, query: Record<string, string | number>, signal: AbortSignal): AsyncGenerator<StreamEvent>;
  /** The text of a route that answers a file, such as CSV. */
  text(path: string, query?: Record<string, string | number>): Promise<string>;
}

/** Makes a client of the shop at an address. */
export function createShop(options: ShopOptions = {}): Shop {
  const { baseUrl = ownOrigin(), token = () => null, language = () => "zh" } = options;
  const client = createClient<Record<string, never>>({ baseUrl, ...(options.fetch ? { fetch: options.fetch } : {}) });
  client.use({
    onRequest: ({ request }) => {
      const bearer = token();
      if (bearer) request.headers.set("authorization", `Bearer ${bearer}`);
      request.headers.set("accept-language", language());
      return request;
    },
  });
  // The types of routes.ts say more than those of openapi-fetch can be told about paths without their prefix.
  const request = client.request as unknown as (method: string, path: string, init: object) => Promise<Answer>;

  const call = async (method: string, path: string, init: object, { signal, idempotencyKey }: CallOptions = {}) => {
    const patience = AbortSignal.timeout(PATIENCE_MS);
    const headers = idempotencyKey ? { "idempotency-key": idempotencyKey } : {};
    const asked = { ...init, headers, signal: signal ? AbortSignal.any([signal, patience]) : patience };
    const { data, error, response } = await request(method, `/api/v1/${path}`, asked).catch(silence(signal));
    if (response.ok) return data?.data;
    throw refusalOf(response, error);
  };
  const open = async (path: string, query: object, extra: object, signal?: AbortSignal) => {
    const init = { params: { query }, parseAs: "stream", cache: "no-store", ...extra };
    const { response, error } = await request("get", `/api/v1/${path}`, init).catch(silence(signal));
    if (response.ok) return response;
    throw refusalOf(response, error);
  };

  return {
    get: (path, query, { names, ...rest } = {}) =>
      call("get", path, { params: { query, path: names }, cache: "no-store" }, rest) as never,
    post: (path, body, rest) => call("post", path, { body: body ?? {} }, rest) as never,
    put: (path, body, rest) => call("put", path, { body: body ?? {} }, rest) as never,
    text: async (path, query = {}) => await (await open(path, query, {})).text(),
    async *events(path, query, signal) {
      try {
        const { body } = await open(path, query, { signal }, signal);
        if (body) yield* readEvents(body);
      } catch (error) {
        if (!signal.aborted) throw error instanceof ShopError ? error : lost(error);
      }
    },
  };
}

/** Of the page that this runs in; elsewhere there is none. */
function ownOrigin(): string {
  return (globalThis as { location?: { origin: string } }).location?.origin ?? "";
}

interface Answer {
  data?: { data: unknown };
  error?: unknown;
  response: Response;
}

/** What a request that got no answer rejects with: the caller's own abort as it is. */
const silence = (signal: AbortSignal | undefined) => (cause: unknown) => {
  throw signal?.aborted ? cause : lost(cause);
};

function lost(cause: unknown): ShopError {
  return new ShopError({ status: 0, slug: "no_answer", message: "No answer from the shop" }, { cause });
}
