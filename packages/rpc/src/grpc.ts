export type { InstanceEjector } from "./ejecting-instances.ts";
export { createGrpcClient, type GrpcAddress, type GrpcClient } from "./grpc-client.ts";
export { type GrpcServer, startGrpcServer } from "./grpc-server.ts";
export { type Instance, type Instances, parseInstances } from "./instances.ts";
export type { RetryBudget } from "./retry.ts";
