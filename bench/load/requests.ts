import type { LoadPlan, Step } from "./plan.ts";

/** The bytes of the requests of a plan. */
export interface Requests {
  /** The first request of a visit: made before the load begins. */
  first(visit: number): Buffer;
  /** A later one, which needs what earlier answers held. */
  later(step: number, visit: number, taken: Readonly<Record<string, string>>): Buffer;
}

/** Makes the first step's requests, one for each token, query and body. */
export function buildRequests({ host, port, steps, tokens }: LoadPlan): Requests {
  const text = (step: number, visit: number, taken: Readonly<Record<string, string>> = {}) => {
    const { method, path, queries = [], bodies = [] }: Step = steps[step] ?? { method: "GET", path: "/" };
    const query = queries[visit % queries.length];
    const body = filled(bodies[visit % bodies.length] ?? "", taken);
    const token = tokens[visit % tokens.length];
    const head = [
      `${method} ${query === undefined ? path : `${path}?${query}`} HTTP/1.1`,
      `Host: ${host}:${port}`,
      ...(token === undefined ? [] : [`Authorization: Bearer ${token}`]),
      ...(method === "GET" ? [] : ["Content-Type: application/json", `Content-Length: ${Buffer.byteLength(body)}`]),
    ];
    return Buffer.from(`${head.join("\r\n")}\r\n\r\n${body}`);
  };
  const [{ bodies, queries } = {}] = steps;
  const used = leastCommonMultiple(bodies?.length || 1, queries?.length || 1);
  const different = leastCommonMultiple(tokens.length || 1, used);
  const made = Array.from({ length: different }, (_, visit) => text(0, visit));
  return {
    first: (visit) => (different < MOST ? made[visit % different] : undefined) ?? text(0, visit),
    later: (step, visit, taken) => text(step, visit, taken),
  };
}

/** Of more than a hundred thousand the rest is made when it is needed. */
const MOST = 100_000;

function leastCommonMultiple(one: number, other: number): number {
  let [a, b] = [one, other];
  while (b !== 0) [a, b] = [b, a % b];
  return Math.min(MOST, (one / a) * other);
}

function filled(body: string, taken: Readonly<Record<string, string>>): string {
  return body.replace(/\{([a-z_]+)\}/g, (_, name: string) => taken[name] ?? "");
}

/** Picks fields out of a JSON text without reading it as a whole: their names are unique in it. */
export function takenFrom(body: string, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const [, quoted, bare] = new RegExp(`"${name}":(?:"([^"]*)"|([-\\d.]+))`).exec(body) ?? [];
      const value = quoted ?? bare;
      return value === undefined ? [] : [[name, value]];
    }),
  );
}
