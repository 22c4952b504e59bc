export { DEFAULT_TIMEOUT_MS, withDeadline } from "./deadline.ts";
export {
  type CallContext,
  type CallOptions,
  type MessageCodec,
  type MethodDefinition,
  type ServiceClient,
  type ServiceDefinition,
  type ServiceImplementation,
  serviceNameOf,
} from "./definition.ts";
export { createDispatcher, type Dispatcher } from "./dispatcher.ts";
export { createFaults, type Fault, type Faults, type FaultsByService } from "./faults.ts";
export { createLocalClient } from "./local.ts";
export type { RetryBudget } from "./retry.ts";
export { isUnknownMethod } from "./unknown-method.ts";
