import { fail } from "@mall/kernel";

/**
 * The outcome of a request within this time, and before everything is closed. The client's own limit begins anew with
 * every byte that comes, and not before there is a connection.
 * @throws AppError `service_unavailable` when it is late or closed.
 */
export async function within<T>(
  limitMs: number,
  closed: AbortSignal,
  request: Promise<T> & { abort(): void },
): Promise<T> {
  const end = Promise.withResolvers<never>();
  const giveUp = (reason: string) => {
    end.reject(fail("service_unavailable", { cause: new Error(reason) }));
    request.abort();
  };
  const onClosed = () => giveUp("the search was closed");
  const timer = setTimeout(() => giveUp(`no answer from Elasticsearch in ${limitMs} ms`), limitMs);
  closed.addEventListener("abort", onClosed, { once: true });
  try {
    return await Promise.race([request, end.promise]);
  } finally {
    clearTimeout(timer);
    closed.removeEventListener("abort", onClosed);
  }
}
