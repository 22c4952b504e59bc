import { once } from "node:events";
import { createServer } from "node:http";
import { json } from "node:stream/consumers";

/** A span as it arrived. */
export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  parentSpanId: string;
  name: string;
  service: string;
}

interface OtlpBody {
  resourceSpans: {
    resource: { attributes: { key: string; value: { stringValue: string } }[] };
    scopeSpans: { spans: Omit<ReceivedSpan, "service">[] }[];
  }[];
}

/** A collector that takes OTLP over HTTP as JSON and keeps the spans. */
export async function startCollector(port: number) {
  const spans: ReceivedSpan[] = [];
  const keep = ({ resourceSpans }: OtlpBody) => {
    for (const { resource, scopeSpans } of resourceSpans) {
      const service = resource.attributes.find(({ key }) => key === "service.name")?.value.stringValue ?? "";
      for (const span of scopeSpans.flatMap((scope) => scope.spans)) spans.push({ ...span, service });
    }
  };
  const server = createServer((request, response) => {
    const take = (body: unknown) => {
      keep(body as OtlpBody);
      response.setHeader("content-type", "application/json").end("{}");
    };
    // A process that is killed may leave half a request.
    void json(request).then(take, () => response.destroy());
  });
  server.listen(port, "127.0.0.1");
  await once(server, "listening");
  return {
    /** Spans of one trace, as `service name` with the parent's in front: `gateway auth > user-service …`. */
    edges: (traceId: string): string[] => {
      const own = spans.filter((span) => span.traceId === traceId);
      const byId = new Map(own.map((span) => [span.spanId, span]));
      const label = (span: ReceivedSpan | undefined) => (span ? `${span.service} ${span.name}` : "");
      return own.map((span) => `${label(byId.get(span.parentSpanId))} > ${label(span)}`);
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
