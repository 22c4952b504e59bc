/** An answer of the shop, or why there is none. */
export interface Heard {
  /** 0: no answer. */
  status: number;
  /** An old answer that stands in for a new one. */
  stale: boolean;
  /** Seconds after which to come again, where the answer says so. */
  retryAfter: number | undefined;
  /** The error's name, or why there is no answer. */
  error: string;
  data: Readonly<Record<string, unknown>>;
  /** Milliseconds from the question to the whole answer. */
  ms: number;
}

/** What to ask. */
export interface Question {
  /** From the gateway's root: `/api/v1/cart/list`. */
  path: string;
  token?: string;
  body?: object;
  /** Default: GET, with a body POST. */
  method?: "PUT";
}

/** Milliseconds; twice what the shop gives itself, so that what hangs is seen to hang. */
const GIVE_UP_MS = 10_000;

/** Asks as a buyer's browser does. Never rejects. */
export async function ask(base: string, { path, token, body, method }: Question): Promise<Heard> {
  const begun = performance.now();
  const took = () => performance.now() - begun;
  const headers = { "content-type": "application/json", ...(token ? { authorization: `Bearer ${token}` } : {}) };
  const sent = body ? { method: method ?? "POST", body: JSON.stringify(body) } : {};
  try {
    const response = await fetch(base + path, { ...sent, headers, signal: AbortSignal.timeout(GIVE_UP_MS) });
    const text = await response.text();
    const { data, error = "" } = envelopeOf(text);
    return { ...facts(response), data: data ?? {}, error, ms: took() };
  } catch (error) {
    return { status: 0, stale: false, retryAfter: undefined, error: String(error), data: {}, ms: took() };
  }
}

function facts({ status, headers }: Response): Pick<Heard, "status" | "stale" | "retryAfter"> {
  const retryAfter = headers.get("retry-after");
  return { status, stale: headers.has("x-stale"), retryAfter: retryAfter === null ? undefined : Number(retryAfter) };
}

/** The home page is no JSON. */
function envelopeOf(text: string): { data?: Record<string, unknown> | null; error?: string } {
  return text.startsWith("{") ? JSON.parse(text) : {};
}
