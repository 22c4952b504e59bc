/** A breaker that opened. */
export interface Opening {
  /** Whose breaker: `gateway`, `order-service`. */
  service: string;
  /** What it no longer calls: `product-service/ListProducts`, `redis`. */
  resource: string;
  /** Milliseconds since the epoch. */
  at: number;
}

/** The breakers that opened since a moment, the first one first, by the log lines of the processes. */
export function openingsIn(output: string, since: number): Opening[] {
  return output
    .split("\n")
    .filter((line) => line.startsWith("{") && line.includes('"breaker opened'))
    .map((line) => JSON.parse(line) as { service: string; resource: string; time: string })
    .map(({ service, resource, time }) => ({ service, resource, at: Date.parse(time) }))
    .filter(({ at }) => at >= since)
    .sort((left, right) => left.at - right.at);
}
