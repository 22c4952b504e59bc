import type { MethodDefinition as WireMethod } from "@grpc/grpc-js";
import { BatchServiceDefinition, CallRequest, CallResponse } from "@mall/contracts/rpc";
import { bufferOf } from "../wire.ts";

/** The method that carries many calls, as grpc-js wants it, on both sides of the wire. */
export const BATCH: WireMethod<CallRequest, CallResponse> = {
  path: `/${BatchServiceDefinition.fullName}/${BatchServiceDefinition.methods.call.name}`,
  requestStream: false,
  responseStream: true,
  requestSerialize: (message) => bufferOf(CallRequest.encode(message).finish()),
  requestDeserialize: (bytes) => CallRequest.decode(bytes),
  responseSerialize: (message) => bufferOf(CallResponse.encode(message).finish()),
  responseDeserialize: (bytes) => CallResponse.decode(bytes),
};
