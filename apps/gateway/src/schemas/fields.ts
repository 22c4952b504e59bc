import { type TSchema, Type } from "typebox";

/** Ids of rows: positive and exact in JSON. */
export const id = (description: string) => Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER, description });

/** Pieces of one SKU. */
export const quantity = Type.Integer({ minimum: 1, maximum: 999, description: "Pieces." });

/** Text that must say something: blanks alone do not. */
export const text = (maxLength: number, description: string) =>
  Type.String({ minLength: 1, maxLength, pattern: "\\S", description });

/** A Chinese mobile number. */
export const mobile = Type.String({ pattern: "^1\\d{10}$", description: "Mobile number: 11 digits beginning with 1." });

/** Number of an order or a payment. */
export const number = (description: string) => Type.String({ minLength: 1, maxLength: 64, description });

/** A page of a list, from 1. */
export const page = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 1_000_000, description: "Page, from 1, which is the default." }),
);

/** Entries on a page. */
export const pageSize = Type.Optional(
  Type.Integer({ minimum: 1, maximum: 100, description: "Entries on a page, default 10." }),
);

/** Entries on a page when the request does not say. */
export const DEFAULT_PAGE_SIZE = 10;

/** An amount in answers: yuan with two decimals at most, as the shop's clients read it. */
export const yuan = Type.Number({ description: "Yuan." });

/** The same amount, exact. */
export const cents = Type.Integer({ description: "Integer cents (1/100 yuan)." });

/** A moment in answers, in the shop's time zone. */
export const dateTime = Type.String({ description: "YYYY-MM-DD HH:mm:ss, China Standard Time." });

/** A value or null. */
export const nullable = <S extends TSchema>(schema: S) => Type.Union([schema, Type.Null()]);

/** Data that says nothing besides that it worked. */
export const done = Type.Object({ success: Type.Boolean() });
