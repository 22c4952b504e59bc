import { randomBytes } from "node:crypto";
import { Agent, request } from "node:http";
import { type Bench, perSecond } from "./ceiling.ts";

const CONNECTIONS = 32;
const DOCUMENTS = 22;

/** The barest question there is, a second: one term, ten hits, without the client library. */
export async function elasticCeilings(url: string): Promise<Bench> {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  const index = `bench-ceiling-${randomBytes(4).toString("hex")}`;
  const ask = (method: string, path: string, body?: string) => send({ agent, url: `${url}${path}`, method, body });
  await ask("PUT", `/${index}`, '{"mappings":{"properties":{"shelf":{"type":"keyword"}}}}');
  const lines = Array.from(
    { length: DOCUMENTS },
    (_, at) => `{"index":{}}\n{"shelf":"${at % 2}","name":"莲藕${at}"}\n`,
  );
  await ask("POST", `/${index}/_bulk?refresh=true`, lines.join(""));
  const question = '{"query":{"term":{"shelf":"1"}},"size":10}';
  const measure = (seconds: number) =>
    perSecond(seconds, CONNECTIONS, async () => {
      await ask("POST", `/${index}/_search`, question);
      return 1;
    });
  return {
    ceilings: [{ what: "Elasticsearch, one term", unit: "searches/s", measure }],
    close: async () => {
      await ask("DELETE", `/${index}`);
      agent.destroy();
    },
  };
}

interface Question {
  agent: Agent;
  url: string;
  method: string;
  body?: string | undefined;
}

function send({ agent, url, method, body }: Question): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<void>();
  const headers = { "content-type": "application/json" };
  const outgoing = request(url, { agent, method, headers }, (response) => {
    const ok = (response.statusCode ?? 500) < 300;
    response.resume().on("end", () => (ok ? resolve() : reject(new Error(`${method} ${url}: ${response.statusCode}`))));
  });
  outgoing.on("error", reject).end(body);
  return promise;
}
