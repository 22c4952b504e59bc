import { type Client, Metadata, type ServiceError, type MethodDefinition as WireMethod } from "@grpc/grpc-js";
import type { InstanceEjector } from "./ejecting-instances.ts";
import { presentToken } from "./service-token.ts";
import { isTrouble } from "./status.ts";

/** One call on its way, whatever carries it. */
export interface OutgoingCall {
  method: WireMethod<object, object>;
  /** Name of the method alone: `AddItem`. */
  name: string;
  /** The request, encoded. */
  request: Buffer;
  /** Milliseconds since the epoch. */
  deadline: number;
  /** Of the trace it belongs to. */
  headers: Record<string, string>;
}

/** The way to a service: its channel, what it wants to see, who is told how its instances answer. */
export interface Way {
  channel: Client;
  token?: string | undefined;
  ejector?: InstanceEjector | undefined;
}

/** Sends a call as the service's own method. @throws ServiceError, in the promise. */
export function callAlone({ channel, token, ejector }: Way, call: OutgoingCall): Promise<unknown> {
  const { method, request, headers, deadline } = call;
  return new Promise((resolve, reject) => {
    const done = (error: ServiceError | null, response: unknown) => {
      ejector?.report(sent.getPeer(), !error || !isTrouble(error.code));
      if (error) reject(error);
      else resolve(response);
    };
    const sent = channel.makeUnaryRequest(
      method.path,
      asItIs,
      method.responseDeserialize,
      request,
      metadataOf(headers, token),
      { deadline },
      done,
    );
  });
}

/** What a call carries beside its message. */
export function metadataOf(headers: Record<string, string>, token: string | undefined): Metadata {
  const metadata = new Metadata();
  for (const name in headers) metadata.set(name, headers[name] ?? "");
  presentToken(metadata, token);
  return metadata;
}

const asItIs = (bytes: Buffer): Buffer => bytes;
