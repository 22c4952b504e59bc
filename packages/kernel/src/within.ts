/**
 * What `work` resolves with, if it does so within `ms` milliseconds; the work itself goes on.
 * @throws what `late` makes, when it does not.
 */
export async function within<T>(work: Promise<T>, ms: number, late: () => Error): Promise<T> {
  const expiry = Promise.withResolvers<never>();
  const timer = setTimeout(() => expiry.reject(late()), ms);
  try {
    return await Promise.race([work, expiry.promise]);
  } finally {
    clearTimeout(timer);
  }
}
