export { EX_UNAVAILABLE } from "./exit-codes.ts";
export { leadWorkers } from "./lead.ts";
