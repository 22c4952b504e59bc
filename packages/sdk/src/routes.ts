import type { paths } from "./schema.ts";

type Prefix = "/api/v1/";

/** Paths below /api/v1 that know a method. */
type PathsOf<M extends "get" | "post" | "put"> = {
  [P in keyof paths]: P extends `${Prefix}${infer Rest}`
    ? paths[P] extends { [K in M]: { responses: object } }
      ? Rest
      : never
    : never;
}[keyof paths];

/** An operation of the API. */
type Operation<M extends "get" | "post" | "put", P extends string> = `${Prefix}${P}` extends keyof paths
  ? paths[`${Prefix}${P}`] extends { [K in M]: infer O }
    ? O
    : never
  : never;

/** What can be read, below /api/v1: "product/list" and the like. */
export type GetPath = PathsOf<"get">;

/** What can be done by POST. */
export type PostPath = PathsOf<"post">;

/** What can be replaced by PUT. */
export type PutPath = PathsOf<"put">;

/** The query that a route takes. */
export type QueryOf<P extends GetPath> =
  Operation<"get", P> extends { parameters: { query?: infer Q } } ? NonNullable<Q> : never;

/** The names in the path of a route, such as trace_id. */
export type NamesOf<P extends GetPath> =
  Operation<"get", P> extends { parameters: { path: infer N } } ? N : Record<string, never>;

/** The body that a route takes. */
export type BodyOf<M extends "post" | "put", P extends PostPath | PutPath> =
  Operation<M, P> extends { requestBody?: { content: { "application/json": infer B } } } ? B : Record<string, never>;

/** What a route answers, out of its envelope. */
export type DataOf<M extends "get" | "post" | "put", P extends GetPath | PostPath | PutPath> =
  Operation<M, P> extends { responses: { 200: { content: { "application/json": { data: infer D } } } } } ? D : never;
