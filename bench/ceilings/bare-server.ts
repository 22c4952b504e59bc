// A web server that answers every request with the same few bytes, in one process or several: `bare-server.ts http|fastify N`.
import cluster from "node:cluster";
import { createServer, type Server } from "node:http";
import { fastify } from "fastify";

const [kind = "http", processes = "1"] = process.argv.slice(2);
const ANSWER = { code: 0, message: "success", data: { order_no: "1" } };
const TEXT = JSON.stringify(ANSWER);
const LENGTH = Buffer.byteLength(TEXT);

if (cluster.isPrimary && Number(processes) > 1) startWorkers(Number(processes));
else await serve();

/** Prints the port once all of them listen; ends with them. */
function startWorkers(count: number): void {
  let listening = 0;
  cluster.on("listening", (_, { port }) => {
    listening += 1;
    if (listening === count) console.log(port);
  });
  for (let worker = 0; worker < count; worker += 1) cluster.fork();
}

async function serve(): Promise<void> {
  const port = await (kind === "fastify" ? serveFastify() : serveHttp());
  if (cluster.isPrimary) console.log(port);
}

async function serveHttp(): Promise<number> {
  const server: Server = createServer((_, response) => {
    response.writeHead(200, { "content-type": "application/json", "content-length": LENGTH });
    response.end(TEXT);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  return typeof address === "object" && address ? address.port : 0;
}

async function serveFastify(): Promise<number> {
  const app = fastify();
  app.get("/", async () => ANSWER);
  app.post("/", async () => ANSWER);
  return Number(new URL(await app.listen({ host: "127.0.0.1", port: 0 })).port);
}
