import { silentLogger, systemClock } from "@mall/kernel";
import { createRecordingTracing } from "@mall/testkit";
import { createEmbeddedBroker } from "./embedded-broker.ts";

// A process of its own for the tests: takes a message, says so, and keeps it until it is killed.
const [file = "", queue = ""] = process.argv.slice(2);
const broker = createEmbeddedBroker({
  file,
  clock: systemClock,
  logger: silentLogger,
  tracing: createRecordingTracing("holder"),
});
await broker.declare([{ name: queue }]);
await broker.consume(queue, {
  handle: async () => {
    process.stdout.write("held\n");
    await new Promise(() => setInterval(() => {}, 1000));
  },
});
setInterval(() => {}, 1000);
