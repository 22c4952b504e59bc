import type { MethodDefinition as WireMethod } from "@grpc/grpc-js";
import type { MethodDefinition, ServiceDefinition } from "./definition.ts";

/** A method as grpc-js wants it, on both sides of the wire: its path, and how messages become bytes and back. */
export function wireMethod(definition: ServiceDefinition, method: MethodDefinition): WireMethod<object, object> {
  const { requestType, responseType } = method;
  return {
    path: `/${definition.fullName}/${method.name}`,
    requestStream: false,
    responseStream: false,
    requestSerialize: (message) => bufferOf(requestType.encode(message).finish()),
    requestDeserialize: (bytes) => requestType.decode(bytes),
    responseSerialize: (message) => bufferOf(responseType.encode(message).finish()),
    responseDeserialize: (bytes) => responseType.decode(bytes),
  };
}

/** The same bytes as grpc-js wants them, not copied. */
export function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength);
}
