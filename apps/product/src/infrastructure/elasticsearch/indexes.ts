import { fail, isUnavailable } from "@mall/kernel";
import { type IndexMeta, indexBody } from "./mapping.ts";
import { isMissing, Refusal } from "./refusal.ts";
import type { SearchServer } from "./server.ts";

/** Milliseconds that work on an index may take: the whole cluster has to hear of it. */
export const PATIENT_MS = 30_000;

interface Acknowledgement {
  acknowledged: boolean;
}

/** Makes an index; false when there is one of that name. */
export async function createIndex(
  server: SearchServer,
  index: string,
  { meta, aliases }: { meta: IndexMeta; aliases: readonly string[] },
): Promise<boolean> {
  try {
    const body = indexBody(meta, aliases);
    const call = { method: "PUT", path: `/${index}`, body, timeoutMs: PATIENT_MS } as const;
    await acknowledged(server.call<Acknowledgement>("create index", call));
    return true;
  } catch (error) {
    if (error instanceof Refusal && error.type === "resource_already_exists_exception") return false;
    throw error;
  }
}

/** Deletes an index, if it is there. */
export async function deleteIndex(server: SearchServer, index: string): Promise<void> {
  try {
    await server.call("delete index", { method: "DELETE", path: `/${index}`, timeoutMs: PATIENT_MS });
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** Lets the next search see everything that was written. */
export async function refreshIndex(server: SearchServer, index: string): Promise<void> {
  await server.call("refresh", { method: "POST", path: `/${index}/_refresh`, timeoutMs: PATIENT_MS });
}

/**
 * Makes one part of the many that filling leaves, since each is searched by itself. It goes on by itself where it takes longer than
 * the call may.
 */
export async function mergeIndex(server: SearchServer, index: string): Promise<void> {
  const querystring = { max_num_segments: 1 };
  const call = { method: "POST", path: `/${index}/_forcemerge`, querystring, timeoutMs: PATIENT_MS } as const;
  await server.call("merge index", call).catch((error: unknown) => {
    if (!isUnavailable(error)) throw error;
  });
}

/** Changes aliases and deletes indexes in one step: all of it or nothing. */
export async function changeAliases(server: SearchServer, actions: object[]): Promise<void> {
  const call = { method: "POST", path: "/_aliases", body: { actions }, timeoutMs: PATIENT_MS } as const;
  await acknowledged(server.call<Acknowledgement>("aliases", call));
}

/** Every node knows of it: no later write or search can meet the state before. */
async function acknowledged(answer: Promise<Acknowledgement>): Promise<void> {
  if ((await answer).acknowledged) return;
  throw fail("service_unavailable", { cause: new Error("not every node of Elasticsearch has heard of a change") });
}
