export type { CallCare } from "./grpc-directory.ts";
export { createLocalRegistry, type LocalRegistry } from "./local-registry.ts";
export type { InstanceState, ServiceDirectory } from "./service-directory.ts";
