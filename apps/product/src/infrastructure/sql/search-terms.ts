import type { Product } from "../../domain/catalogue.ts";

/** What a product is found by. */
export type ProductTexts = Pick<Product, "name" | "description"> & { skus: readonly { name: string }[] };

// What a needle may be made of; everything else separates. The point is that of 2.5.
const SEARCHED = /^[\p{L}\p{M}\p{Nd}\p{Script=Han}.]$/u;
const HAN = /^\p{Script=Han}$/u;

/**
 * Every two neighbours in the texts, in lower case, and single characters: no text can contain another without having all
 * neighbours of that one. A single Chinese character is never looked for in a description. Each term once.
 */
export function termsOf({ name, description, skus }: ProductTexts): string[] {
  const short = [name, ...skus.map((sku) => sku.name)].map(charactersOf);
  const long = charactersOf(description);
  const singles = [...short.flat(), ...long.filter((character) => !HAN.test(character))];
  return [...new Set([...singles.filter((single) => SEARCHED.test(single)), ...[...short, long].flatMap(neighbours)])];
}

/** Terms that every product has which contains this text, a needle. */
export function termsIn(needle: string): string[] {
  const characters = charactersOf(needle);
  return characters.length === 1 ? characters : [...new Set(neighbours(characters))];
}

// One character for each, as databases do it: in JavaScript İ would become two.
function charactersOf(text: string): string[] {
  return Array.from(text, (character) => String.fromCodePoint(character.toLowerCase().codePointAt(0) ?? 0));
}

function neighbours(characters: readonly string[]): string[] {
  return characters.slice(1).flatMap((character, at) => {
    const before = characters[at] ?? "";
    return SEARCHED.test(before) && SEARCHED.test(character) ? [before + character] : [];
  });
}
