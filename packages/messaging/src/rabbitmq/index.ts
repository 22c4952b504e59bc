export type { RabbitBrokerOptions } from "./options.ts";
export { createRabbitBroker } from "./rabbit-broker.ts";
