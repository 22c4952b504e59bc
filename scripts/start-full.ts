import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { runScript, UsageError } from "./seckill-load/whole-number.ts";
import { parseReplicas, planProcesses } from "./start-full/plan.ts";
import { supervise } from "./start-full/supervise.ts";
import { untilReady } from "./start-full/until-ready.ts";

// The full profile without Docker: the nine services as processes of their own, on the servers in the environment.
const SERVERS = ["MYSQL_URL", "REDIS_URL", "RABBITMQ_URL", "ES_URL", "CONSUL_ADDR"];

const usage = `Usage: npm run start:full [-- --replicas order=2,product=2,gateway=2]
Needs the addresses of the servers in the environment:
  MYSQL_URL=mysql://user:password@host:3306   REDIS_URL=redis://host:6379   RABBITMQ_URL=amqp://user:password@host:5672
  ES_URL=http://host:9200   CONSUL_ADDR=http://host:8500   and, for traces, OTEL_EXPORTER_OTLP_ENDPOINT=http://host:4318
No servers at hand? docker compose -f docker-compose-full.yml up starts them and the shop; npm start needs none.`;

await runScript(usage, async () => {
  const { values } = parseArgs({ options: { replicas: { type: "string", default: "" }, help: { type: "boolean" } } });
  if (values.help) return console.log(usage);
  const missing = SERVERS.filter((name) => !process.env[name]);
  if (missing.length > 0) throw new UsageError(`Not set: ${missing.join(", ")}.`);

  const httpPort = Number(process.env.PORT || 8080);
  const plan = planProcesses(parseReplicas(values.replicas), httpPort);
  const supervisor = supervise(plan, fileURLToPath(new URL("..", import.meta.url)));
  const stop = () => void supervisor.stop().then(() => process.exit(0));
  process.once("SIGTERM", stop);
  process.once("SIGINT", stop);
  void supervisor.failed.then(async (code) => {
    await supervisor.stop();
    process.exit(code);
  });

  const url = `http://localhost:${httpPort}`;
  await untilReady(url);
  console.log(`\n  flash-mall is open on real servers   ${url}   (${plan.length} processes; Ctrl+C stops them)`);
  console.log(`  services and their health            ${process.env.CONSUL_ADDR}/ui`);
  console.log("  see a flash sale                     npm run seckill:prepare -- 2 5   &&   npm run seckill:load\n");
});
