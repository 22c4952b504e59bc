/** A field of a body or query. */
export interface Field {
  name: string;
  required: boolean;
  type: string;
}

/** One operation of /openapi.json, below /api/v1. */
export interface Operation {
  method: "get" | "post" | "put";
  path: string;
  fields: Field[];
  exampleHeaders: Record<string, string>;
}

interface Schema {
  type?: string;
  anyOf?: Schema[];
  required?: string[];
  properties?: Record<string, Schema>;
}

interface Described {
  parameters?: { name: string; in: string; required?: boolean; schema: Schema }[];
  requestBody?: { content: Record<string, { schema: Schema }> };
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

function operationOf(method: string, path: string, { parameters = [], requestBody }: Described): Operation {
  const body = Object.values(requestBody?.content ?? {})[0]?.schema;
  const inQuery = parameters.filter((parameter) => parameter.in === "query");
  const fields = [
    ...inQuery.map(({ name, required = false, schema }) => ({ name, required, type: typeOf(schema) })),
    ...Object.entries(body?.properties ?? {}).map(([name, schema]) => ({
      ...{ name, required: body?.required?.includes(name) ?? false, type: typeOf(schema) },
    })),
  ];
  const inHeaders = parameters.filter((parameter) => parameter.in === "header");
  const exampleHeaders = Object.fromEntries(inHeaders.map(({ name }) => [name, HEADERS[name] ?? ""]));
  return { method: method as Operation["method"], path: path.slice(PREFIX.length), fields, exampleHeaders };
}

function typeOf({ type, anyOf }: Schema): string {
  return type ?? anyOf?.[0]?.type ?? "any";
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
  return type === "array" ? [1] : "x";
}

const EXAMPLES: Record<string, unknown> = {
  ...{ username: "somebody", password: "123", old_password: "wrong", new_password: "123", mobile: "13900000000" },
  ...{ start: "2030-01-01T00:00:00Z", end: "2030-01-02T00:00:00Z", amount: 1.5, order_no: "1", refresh_token: "x" },
  ...{ rules: {}, service: "address-service" },
  // Of user 1, the last admin, who keeps both.
  ...{ role: "buyer", disabled: true },
};

/** True for the operation after which the token that a test goes on with is worth nothing. */
export function endsTheSession({ path }: Operation): boolean {
  return path === "user/logout";
}
