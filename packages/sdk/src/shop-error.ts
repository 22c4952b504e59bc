/** What is known of a refusal. */
export interface Refusal {
  /** HTTP status; 0: nothing answered. */
  status: number;
  /** The stable name of the error (docs/errors.md); `no_answer` when nothing answered, `unreadable` for an answer that is no envelope. */
  slug: string;
  /** A sentence for a person, in the language that was asked for. */
  message: string;
  /** The input field at fault. */
  field?: string | undefined;
  traceId?: string | undefined;
  /** Seconds after which it may be tried again. */
  retryAfter?: number | undefined;
}

/** The shop refused, or did not answer. */
export class ShopError extends Error {
  readonly status: number;
  readonly slug: string;
  readonly field: string | undefined;
  readonly traceId: string | undefined;
  readonly retryAfter: number | undefined;

  constructor({ status, slug, message, field, traceId, retryAfter }: Refusal, options?: ErrorOptions) {
    super(message, options);
    this.name = "ShopError";
    this.status = status;
    this.slug = slug;
    this.field = field;
    this.traceId = traceId;
    this.retryAfter = retryAfter;
  }
}

/** The error of an answer that is not 200. `body` is what was read of it. */
export function refusalOf(response: Response, body: unknown): ShopError {
  const { msg, error, field, trace_id } = (body ?? {}) as Record<string, string | undefined>;
  const seconds = Number(response.headers.get("retry-after") ?? Number.NaN);
  return new ShopError({
    status: response.status,
    slug: error ?? "unreadable",
    message: msg ?? `HTTP ${response.status}`,
    ...{ field, traceId: trace_id, retryAfter: Number.isFinite(seconds) ? seconds : undefined },
  });
}
