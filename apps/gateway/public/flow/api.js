const KEY = "flash-mall.operator";

/** Milliseconds that an answer is waited for. */
const PATIENCE_MS = 10_000;

/** The token of who is logged in, for as long as this tab is open. */
export const session = {
  get token() {
    return sessionStorage.getItem(KEY);
  },
  begin: (token) => sessionStorage.setItem(KEY, token),
  end: () => sessionStorage.removeItem(KEY),
};

/** A refusal of the gateway, or its silence (status 0). The message is for a person to read. */
export class ApiError extends Error {
  constructor({ status, msg, field, error }) {
    super(msg);
    this.name = "ApiError";
    this.status = status;
    this.field = field;
    this.slug = error;
  }
}

/**
 * Asks the API and resolves with the data of its answer.
 * @throws ApiError
 */
export async function call(method, path, body) {
  const response = await send(method, path, body);
  const answer = await response.json().catch(() => undefined);
  if (response.ok && answer) return answer.data;
  throw new ApiError({
    msg: `网关答复 ${response.status}，请重试 · The gateway answered ${response.status}, try again`,
    ...answer,
    status: response.status,
  });
}

/** W3C Trace Context, not sampled: looks at every second would bury the traces that people look for. */
function untraced() {
  const digits = (bytes) => [...crypto.getRandomValues(new Uint8Array(bytes))].map((each) => hex(each)).join("");
  return `00-${digits(16)}-${digits(8)}-00`;
}

const hex = (byte) => byte.toString(16).padStart(2, "0");

async function send(method, path, body) {
  const { token } = session;
  const headers = {
    ...(token ? { authorization: `Bearer ${token}` } : {}),
    ...(body === undefined ? { traceparent: untraced() } : { "content-type": "application/json" }),
  };
  const signal = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch(`/api/v1/${path}`, { method, headers, signal, body: JSON.stringify(body), cache: "no-store" });
  } catch {
    throw new ApiError({
      status: 0,
      msg: "连不上网关，请看它是否在运行 · The gateway does not answer: see whether it runs",
    });
  }
}
