export { flowControlInterceptor } from "./grpc/client-interceptor.ts";
export { type GrpcFlowOptions, isTrouble } from "./grpc/options.ts";
export { flowControlServerInterceptor } from "./grpc/server-interceptor.ts";
