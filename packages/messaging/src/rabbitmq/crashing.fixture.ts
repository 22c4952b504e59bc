import { openBroker } from "./rabbit-stage.fixture.ts";

// A process of its own for the tests: dies of a message whose id is `poison`, and tells of each other one.
const [queue = "", crashLimit = "", batch = ""] = process.argv.slice(2);
const broker = openBroker({ crashLimit: Number(crashLimit) });
await broker.declare([{ name: queue }]);
await broker.consume(queue, {
  batch: Number(batch),
  handle: async (deliveries) => {
    if (deliveries.some(({ id }) => id === "poison")) process.exit(3);
    process.stdout.write(`${deliveries.map(({ id }) => id).join(",")}\n`);
  },
});
