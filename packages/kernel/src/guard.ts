/**
 * Runs work that calls something else, or refuses to, because what it would call is known to be in trouble.
 * `resource` names what is called: `product-service/GetProduct`, `redis`.
 * @throws AppError `service_unavailable` when it refuses, and whatever the work throws.
 */
export type Guard = <T>(resource: string, work: () => Promise<T>) => Promise<T>;

/** Refuses nothing. */
export const unguarded: Guard = (_resource, work) => work();
