import { createHmac } from "node:crypto";

/** An answer of the shop. */
export interface Answer {
  status: number;
  headers: Headers;
  code: number;
  msg: string;
  error?: string;
  field?: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test knows what it asked for
  data: any;
}

/** Sends requests as a shop's client does. */
export interface Api {
  get(path: string, token?: string): Promise<Answer>;
  /** The body goes out as `curl -d` sends it, without application/json. */
  post(path: string, body: unknown, token?: string, headers?: Record<string, string>): Promise<Answer>;
  put(path: string, body: unknown, token?: string): Promise<Answer>;
}

/** A client of the shop at `url`. */
export function createApi(url: string): Api {
  const send = async (path: string, init: RequestInit): Promise<Answer> => {
    const response = await fetch(`${url}/api/v1/${path}`, { ...init, signal: AbortSignal.timeout(60_000) });
    return {
      status: response.status,
      headers: response.headers,
      ...((await response.json()) as Omit<Answer, "status" | "headers">),
    };
  };
  const textOf = (body: unknown) => (typeof body === "string" ? body : JSON.stringify(body));
  const bearer = (token?: string): Record<string, string> => (token ? { authorization: `Bearer ${token}` } : {});
  return {
    get: (path, token) => send(path, { headers: bearer(token) }),
    post: (path, body, token, headers = {}) =>
      send(path, {
        method: "POST",
        headers: { "content-type": "application/x-www-form-urlencoded", ...bearer(token), ...headers },
        body: textOf(body),
      }),
    put: (path, body, token) => send(path, { method: "PUT", headers: bearer(token), body: textOf(body) }),
  };
}

/** A token as scripts sign it with the demo secret, for a user who need not exist. */
export function demoToken(userId: number): string {
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const exp = Math.floor(Date.now() / 1000) + 3600;
  const head = `${part({ alg: "HS256", typ: "JWT" })}.${part({ user_id: userId, exp, iss: "go-ecommerce" })}`;
  return `${head}.${createHmac("sha256", "my_secret_key").update(head).digest("base64url")}`;
}
