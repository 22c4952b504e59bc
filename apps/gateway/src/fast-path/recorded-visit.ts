import type { Tracing } from "@mall/tracing";
import type { Arrived } from "./arrived.ts";

/**
 * Makes the visit of a known buyer in the spans that Fastify's way has: one for the request, until its answer is out or
 * the client has gone, and in it one for the check of who it is, which was a look.
 */
export function follow(tracing: Tracing, { response, route, trace }: Arrived, visit: () => void): void {
  const options = { kind: "server", attributes: { "http.request.method": "POST" } } as const;
  void tracing.run(trace, `POST ${route.path}`, options, (span) => {
    const over = new Promise<void>((resolve) => {
      response.once("close", () => {
        span.set("http.response.status_code", response.statusCode);
        resolve();
      });
    });
    tracing.span("auth", {}, () => {});
    visit();
    return over;
  });
}
