/** A field of a body or query. */
export interface Field {
  name: string;
  required: boolean;
  type: string;
  /** Characters of a text at most; 0 where the description names no limit. */
  maxLength: number;
  /** Of a number; undefined where the description names none. */
  minimum: number | undefined;
}

/** One operation of /openapi.json, below /api/v1. */
export interface Operation {
  method: "get" | "post" | "put";
  path: string;
  fields: Field[];
  exampleHeaders: Record<string, string>;
  /** Answers with events, as long as somebody listens. */
  streams: boolean;
  /** Answers with a file, not with an envelope. */
  isFile: boolean;
}

interface Schema {
  type?: string;
  maxLength?: number;
  minimum?: number;
  anyOf?: Schema[];
  required?: string[];
  properties?: Record<string, Schema>;
}

interface Described {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
  responses?: Record<string, { content?: Record<string, unknown> }>;
}

const PREFIX = "/api/v1/";

/** Reads the operations from the running shop's own description. */
export async function readOperations(url: string): Promise<Operation[]> {
  const response = await fetch(`${url}/openapi.json`);
  const { paths } = (await response.json()) as { paths: Record<string, Record<string, Described>> };
  return Object.entries(paths)
    .filter(([path]) => path.startsWith(PREFIX))
    .flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, described]) => operationOf(method, path, described)),
    );
}

function operationOf(method: string, path: string, described: Described): Operation {
  const { parameters = [], requestBody, responses = {} } = described;
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const fields = [
    ...inQuery.map(({ name, required = false, schema }) => ({ name, required, ...kindOf(schema) })),
    ...Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
      ...{ name, required: body?.required?.includes(name) ?? false, ...kindOf(schema) },
    })),
  ];
  const inHeaders = parameters.filter((parameter) => parameter.in === "header");
  const exampleHeaders = Object.fromEntries(inHeaders.map(({ name }) => [name, HEADERS[name] ?? ""]));
  const { content = {} } = responses["200"] ?? {};
  return {
    ...{ method: method as Operation["method"], path: path.slice(PREFIX.length), fields, exampleHeaders },
    ...{ streams: "text/event-stream" in content, isFile: "text/csv" in content },
  };
}

function kindOf({ type, anyOf, maxLength = 0, minimum }: Schema): Pick<Field, "type" | "maxLength" | "minimum"> {
  return { type: type ?? anyOf?.[0]?.type ?? "any", maxLength, minimum };
}

const HEADERS: Record<string, string> = { "x-payment-timestamp": "1", "x-payment-signature": "0".repeat(64) };

/** A value for each field that is right in itself, though the thing it names need not exist. */
export function validExample({ fields }: Operation): Record<string, unknown> {
  return Object.fromEntries(
    fields.filter(({ required }) => required).map(({ name, type }) => [name, EXAMPLES[name] ?? example(type)]),
  );
}

function example(type: string): unknown {
  if (type === "integer" || type === "number") return 1;
  if (type === "boolean") return true;
  return type === "array" ? [1] : "x";
}

const EXAMPLES: Record<string, unknown> = {
  ...{ username: "somebody", password: "123", old_password: "wrong", new_password: "123", mobile: "13900000000" },
  ...{ start: "2030-01-01T00:00:00Z", end: "2030-01-02T00:00:00Z", amount: 1.5, order_no: "1", refresh_token: "x" },
  ...{ rules: {}, service: "address-service" },
  // Of user 1, the last admin, who keeps both.
  ...{ role: "buyer", disabled: true },
};

/** True for an operation whose answer does not end, whatever is asked: there is nothing wrong to be sent. */
export function answersForGood({ streams, fields }: Operation): boolean {
  return streams && !fields.some(({ required }) => required);
}

/** True for the operation after which the token that a test goes on with is worth nothing. */
export function endsTheSession({ path }: Operation): boolean {
  return path === "user/logout";
}
