import { isUnavailable, type Logger } from "@mall/kernel";
import type { Instance } from "@mall/rpc/grpc";
import { createAwayLog } from "./away-log.ts";
import { askConsul, type ConsulAnswer, type ConsulRequest } from "./http.ts";
import { type KeyEntry, keyPath, readEntry, readKeys } from "./key-entries.ts";
import { type RegisteredInstance, readInstances, readRegistered } from "./read-instances.ts";

/** A question that Consul answers when the state is newer than `index`, or after some time; 0 is answered at once. */
export interface BlockingQuestion {
  index: number;
  /** Takes the question back. */
  signal: AbortSignal;
}

/** A state, and its index for the next question. */
export interface Indexed<T> {
  value: T;
  index: number;
}

/** A service as the agent's API takes it. */
export interface ServiceRegistration {
  ID: string;
  Name: string;
  Address: string;
  Port: number;
  Check: { Interval: string; Timeout: string; DeregisterCriticalServiceAfter: string; GRPC?: string; HTTP?: string };
}

/**
 * The endpoints of Consul that the shop uses. Everything rejects with AppError `service_unavailable` while Consul
 * is away or silent, and with Error when it refuses. That it is away and back is logged here, once each.
 */
export interface ConsulClient {
  register(service: ServiceRegistration): Promise<void>;
  /** Whether the agent has the service with this id. */
  knows(id: string): Promise<boolean>;
  deregister(id: string): Promise<void>;
  /** The instances of a service that pass their checks. */
  healthyInstances(service: string, question: BlockingQuestion): Promise<Indexed<Instance[]>>;
  /** All instances of a service that are registered, whatever their checks say. */
  registeredInstances(service: string): Promise<RegisteredInstance[]>;
  /** A value of the key-value store, undefined when there is none. */
  value(key: string, question: BlockingQuestion): Promise<Indexed<string | undefined>>;
  /** A key as it is now, or undefined when there is none. */
  entry(key: string): Promise<KeyEntry | undefined>;
  /** All keys that begin with the prefix. */
  keys(prefix: string): Promise<string[]>;
  /**
   * Writes a key; with `cas` only if it was last changed at that index, 0 meaning that it does not exist. `flags` is a
   * number kept beside it. Answers whether it was written.
   */
  put(key: string, value: string, options?: { cas?: number; flags?: number }): Promise<boolean>;
  remove(key: string): Promise<void>;
  /** Takes back everything that is asked; nothing can be asked any more. */
  close(): void;
}

/** Which agent, and how long it may take. */
export interface ConsulOptions {
  /** `http://host:port` of the agent. */
  addr: string;
  logger: Logger;
  /** Milliseconds for an answer; default 2000. */
  timeoutMs?: number;
  /** Milliseconds a blocking question may stay open; default 30000. A connection that is dead is noticed after it. */
  waitMs?: number;
}

/** Makes a client; it connects with each question. */
export function createConsulClient({ addr, logger, timeoutMs = 2000, waitMs = 30_000 }: ConsulOptions): ConsulClient {
  const closing = new AbortController();
  const awayLog = createAwayLog(logger, addr);

  const ask = async (topic: string, request: Partial<ConsulRequest> & { path: string }): Promise<ConsulAnswer> => {
    const signal = request.signal ? AbortSignal.any([request.signal, closing.signal]) : closing.signal;
    try {
      const answer = await askConsul(addr, { method: "GET", timeoutMs, ...request, signal });
      awayLog.succeeded(topic);
      return answer;
    } catch (error) {
      if (signal.aborted) throw error;
      // Who refuses is there: what it refuses is told by whoever asked.
      if (isUnavailable(error)) awayLog.failed(topic, error);
      else awayLog.succeeded(topic);
      throw error;
    }
  };

  const block = (path: string, query: Record<string, string>, { index, signal }: BlockingQuestion) => {
    if (index === 0) return ask(path, { path, query, signal });
    // Consul lets the questions end up to a sixteenth later, so that they do not all come at once.
    const limit = Math.ceil(waitMs + waitMs / 16) + timeoutMs;
    return ask(path, {
      path,
      query: { ...query, index: String(index), wait: `${waitMs}ms` },
      signal,
      timeoutMs: limit,
    });
  };

  return {
    register: async (service) => {
      const query = { "replace-existing-checks": "true" };
      await ask(service.ID, { method: "PUT", path: "agent/service/register", query, body: service });
    },
    knows: async (id) => (await ask(id, { path: `agent/service/${encodeURIComponent(id)}` })).found,
    deregister: async (id) => {
      await ask(id, { method: "PUT", path: `agent/service/deregister/${encodeURIComponent(id)}` });
    },
    healthyInstances: async (service, question) => {
      const { text, index } = await block(`health/service/${encodeURIComponent(service)}`, { passing: "1" }, question);
      return { value: readInstances(text), index };
    },
    registeredInstances: async (service) => {
      const { text } = await ask(service, { path: `health/service/${encodeURIComponent(service)}` });
      return readRegistered(text);
    },
    value: async (key, question) => {
      const { found, text, index } = await block(keyPath(key), { raw: "1" }, question);
      return { value: found ? text : undefined, index };
    },
    entry: async (key) => readEntry(await ask(key, { path: keyPath(key), query: { consistent: "" } })),
    keys: async (prefix) => readKeys(await ask(prefix, { path: keyPath(prefix), query: { keys: "" } })),
    put: async (key, value, options = {}) => {
      const { text } = await ask(key, { method: "PUT", path: keyPath(key), query: { ...options }, body: value });
      return text.trim() === "true";
    },
    remove: async (key) => void (await ask(key, { method: "DELETE", path: keyPath(key) })),
    close: () => closing.abort(),
  };
}
