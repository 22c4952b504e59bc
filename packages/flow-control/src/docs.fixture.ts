/** What is read of a JSON schema. */
export interface Schema {
  type?: string;
  enum?: readonly string[];
  anyOf?: readonly Schema[];
  properties?: Readonly<Record<string, Schema>>;
  required?: readonly string[];
  items?: Schema;
  minimum?: number;
  exclusiveMinimum?: number;
  maximum?: number;
  minLength?: number;
  maxLength?: number;
  minItems?: number;
  maxItems?: number;
  description?: string;
}

/** A field of a rule. */
export interface RuleField {
  /** `cluster.fallback` */
  path: string;
  schema: Schema;
  required: boolean;
}

/** The fields of every kind of rule, those inside others as well. */
export function fieldsOf(ruleSet: Schema): Map<string, RuleField[]> {
  const kinds = Object.entries(ruleSet.properties ?? {});
  return new Map(kinds.map(([kind, { items }]) => [kind, fieldsIn(items ?? {}, "")]));
}

function fieldsIn({ properties = {}, required = [], items }: Schema, prefix: string): RuleField[] {
  if (items) return fieldsIn(items, prefix);
  return Object.entries(properties).flatMap(([name, schema]) => {
    const path = `${prefix}${name}`;
    return [{ path, schema, required: required.includes(name) }, ...fieldsIn(schema, `${path}.`)];
  });
}

/** The range of a value in words, as the tables have it. */
export function rangeOf(schema: Schema): string {
  const { type, minLength, maxLength, minItems, maxItems } = schema;
  if (schema.enum) return schema.enum.map((value) => `\`${value}\``).join(", ");
  if (schema.anyOf)
    return schema.anyOf
      .map((each) => each.type)
      .join(", ")
      .replace(/, (?=\w+$)/, " or ");
  switch (type) {
    case "boolean":
      return "true or false";
    case "string":
      return `${between(minLength, maxLength)} characters`;
    case "array":
      return `${between(minItems, maxItems)} of them`;
    case "integer":
      return `whole, ${numbersOf(schema)}`;
    case "number":
      return numbersOf(schema);
    default:
      return String(type);
  }
}

function between(least: number | undefined, most: number | undefined): string {
  return least === undefined ? `up to ${most}` : `${least} to ${most}`;
}

function numbersOf({ minimum, exclusiveMinimum, maximum }: Schema): string {
  const most =
    maximum === undefined ? "" : ` to ${maximum >= 1e9 ? maximum.toExponential().replace("+", "") : maximum}`;
  return exclusiveMinimum === undefined ? `${minimum}${most}` : `more than ${exclusiveMinimum}${most && `,${most}`}`;
}
