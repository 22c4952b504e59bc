import { Ajv, type ErrorObject, type Options } from "ajv";
import addFormats from "ajv-formats";

/** Why a value does not fit, as Ajv tells it. */
export type Problem = ErrorObject;

/** Ajv with the formats of JSON Schema (date, date-time, …); defaults of the schema are filled in. */
export function createAjv(options: Options): Ajv {
  // The package is CommonJS: its default export arrives one level down.
  // Schemas are made by TypeBox and checked by the compiler: compiling the meta schema would only slow the start.
  return addFormats.default(new Ajv({ useDefaults: true, validateSchema: false, meta: false, ...options }));
}

/** The field at fault, in dots: `items.0.sku_id`. Empty when the whole value is. */
export function fieldOf({ instancePath, params }: Problem): string {
  const parent = instancePath.slice(1).replaceAll("/", ".");
  const missing = (params as { missingProperty?: string }).missingProperty;
  return [parent, missing].filter(Boolean).join(".");
}
