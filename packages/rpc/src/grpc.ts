export { createGrpcClient, type GrpcClient } from "./grpc-client.ts";
export { type GrpcServer, startGrpcServer } from "./grpc-server.ts";
