/** What stands in the place of a secret. */
const CUT = "***";

/** Names of fields whose value nobody but their owner may read. Compared in lower case, without `_` and `-`. */
const SECRET = /passw|secret|authorization|cookie|signature|apikey|credential|idempotencykey|token$|tokens$|^pow$/;

/** Names of fields with personal data: where somebody lives, and who receives. Addresses of servers are called otherwise. */
const PERSONAL = /^(receiver.*|detailaddress|realname|province|city|district)$/;

/** A failed statement as drivers report it, with the values that were written. */
const STATEMENT = /^(sql|sqlmessage|parameters|values)$/;

/** A mobile number of the mainland, not part of a longer number: 3 and 4 digits stay. */
const MOBILE = /(?<![\d.])(1[3-9]\d)\d{4}(\d{4})(?!\d)/g;

/** `mysql://user:password@host`, `redis://:password@host`. Of the scheme its end is enough: a long text is read once. */
const URL_PASSWORD = /([a-z0-9+.-]:\/\/[^\s:/?#@]*:)[^\s/?#]*@/gi;

/** A JSON Web Token, and whatever follows `Bearer`. */
const TOKEN = /\beyJ[\w-]+\.[\w-]+(?:\.[\w-]*)?|(?<=\bbearer\s+)[^\s"',]+/gi;

/** How deep values are looked into; what lies deeper is cut. */
const MAX_DEPTH = 8;

/** Masks mobile numbers inside a text: `13800138000` becomes `138****8000`. */
export function maskMobiles(text: string): string {
  return text.replace(MOBILE, "$1****$2");
}

/** Masks what can be told by its form inside a text: mobile numbers, tokens, passwords of connection strings. */
export function maskText(text: string): string {
  return maskMobiles(text.replace(URL_PASSWORD, `$1${CUT}@`).replace(TOKEN, CUT));
}

/**
 * A copy for logs: secrets and personal data are cut by the name of their field, what is left of texts is masked by its
 * form. Errors become plain fields with type, message, stack and cause. The value itself is not changed.
 */
export function masked(value: unknown): unknown {
  return maskValue(value, 0);
}

function maskValue(value: unknown, depth: number): unknown {
  if (typeof value === "string") return maskText(value);
  if (typeof value === "number" || typeof value === "bigint") return maskNumber(value);
  if (typeof value !== "object" || value === null || value instanceof Date) return value;
  if (depth >= MAX_DEPTH) return CUT;
  if (Array.isArray(value)) return value.map((each) => maskValue(each, depth + 1));
  if (ArrayBuffer.isView(value)) return CUT;
  return maskObject(value instanceof Error ? fieldsOf(value) : value, depth);
}

function maskObject(value: object, depth: number): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(value).map(([name, field]) => [name, isCut(name, field) ? CUT : maskValue(field, depth + 1)]),
  );
}

/** An empty value hides nothing, and that it is empty may be what went wrong. */
function isCut(name: string, field: unknown): boolean {
  const plain = name.toLowerCase().replace(/[_-]/g, "");
  if (field === undefined || field === null || field === "" || typeof field === "boolean") return false;
  return SECRET.test(plain) || PERSONAL.test(plain) || STATEMENT.test(plain);
}

function maskNumber(value: number | bigint): number | bigint | string {
  const text = String(value);
  const shown = maskMobiles(text);
  return shown === text ? value : shown;
}

/** Message, stack and cause of an error are not enumerable. */
function fieldsOf(error: Error): object {
  const { name, message, stack, cause } = error;
  return { ...error, type: name, message, stack, ...(cause === undefined ? {} : { cause }) };
}
