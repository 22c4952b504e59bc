import { Type } from "typebox";

/** What the rules of every kind but system and API groups have. */
export const common = {
  id: Type.Optional(Type.String({ minLength: 1, maxLength: 200, description: "Derived when left out." })),
  resource: Type.String({ minLength: 1, maxLength: 200, description: "Name of the resource." }),
  regex: Type.Optional(
    Type.Boolean({ description: "`resource` is a regular expression; each resource it fits has a rule of its own." }),
  ),
};

/** A limit: not negative; the largest number stands for no limit. */
export const threshold = Type.Number({ minimum: 0, maximum: 1e12 });

/** Milliseconds, up to an hour. */
export const milliseconds = (minimum: number, description: string) =>
  Type.Integer({ minimum, maximum: 3_600_000, description });

/** A share of one. */
export const share = (description: string) => Type.Number({ minimum: 0, maximum: 1, description });
