import type { Guard } from "@mall/kernel";
import type { Tracing } from "@mall/tracing";

/** Encodes and decodes one protobuf message; what ts-proto generates has this shape. */
export interface MessageCodec<T> {
  encode(message: T): { finish(): Uint8Array };
  decode(input: Uint8Array): T;
}

/** One unary method of a service, as ts-proto's generic definitions describe it. */
export interface MethodDefinition {
  readonly name: string;
  // biome-ignore lint/suspicious/noExplicitAny: any message; the mapped types below recover the real one
  readonly requestType: MessageCodec<any>;
  // biome-ignore lint/suspicious/noExplicitAny: as above
  readonly responseType: MessageCodec<any>;
  /** Methods without a level may be sent once only. */
  readonly options?: { readonly idempotencyLevel?: "NO_SIDE_EFFECTS" | "IDEMPOTENT" };
}

/** A service of proto/, as ts-proto's generic definitions describe it. */
export interface ServiceDefinition {
  readonly name: string;
  readonly fullName: string;
  readonly methods: { readonly [key: string]: MethodDefinition };
}

type RequestOf<M extends MethodDefinition> = M["requestType"] extends MessageCodec<infer T> ? T : never;
type ResponseOf<M extends MethodDefinition> = M["responseType"] extends MessageCodec<infer T> ? T : never;

/** What a method knows about the call besides the request. */
export interface CallContext {
  /** Milliseconds since the epoch after which nobody waits for the answer. */
  deadline: number;
}

/** The server's side of a service: one async function for each method. */
export type ServiceImplementation<D extends ServiceDefinition> = {
  [K in keyof D["methods"]]: (
    request: RequestOf<D["methods"][K]>,
    call: CallContext,
  ) => Promise<ResponseOf<D["methods"][K]>>;
};

/** Per-call choices of a client. */
export interface CallOptions {
  /** Milliseconds to wait at most, default 5000. A caller's own nearer deadline wins. */
  timeoutMs?: number;
}

/**
 * The caller's side of a service, the same with and without a socket between.
 * Every method rejects with AppError: the one the service threw, or `service_unavailable`, `deadline_exceeded`, `internal_error`.
 */
export type ServiceClient<D extends ServiceDefinition> = {
  [K in keyof D["methods"]]: (
    request: RequestOf<D["methods"][K]>,
    options?: CallOptions,
  ) => Promise<ResponseOf<D["methods"][K]>>;
};

/** One call, whatever carries it. */
export type Transport = (method: MethodDefinition, request: unknown, deadline: number) => Promise<unknown>;

/** A service's name in traces and in the registry: OrderService is `order-service`. */
export function serviceNameOf(definition: ServiceDefinition): string {
  return `${definition.name.replace(/Service$/, "").toLowerCase()}-service`;
}

/** The name of a call's span, on both sides: `order-service/CreateOrder`. */
export function spanNameOf(definition: ServiceDefinition, method: MethodDefinition): string {
  return `${serviceNameOf(definition)}/${method.name}`;
}

/** What both kinds of client need. */
export interface ClientOptions<D extends ServiceDefinition> {
  definition: D;
  /** Of the calling service: the client span is its. */
  tracing: Tracing;
  /** Asked before each call, by the call's span name; default: nothing is refused. */
  guard?: Guard | undefined;
}
