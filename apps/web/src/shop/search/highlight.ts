/** A piece of text, and whether the query found it. */
export interface Piece {
  text: string;
  found: boolean;
}

/** The characters that are escaped in HTML, by how they are written. */
const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["#39", "'"],
  ["#x27", "'"],
]);

/** The pieces of an escaped text with <em> around what was found, as plain text: nothing of it is read as HTML. */
export function piecesOf(highlight: string): Piece[] {
  return highlight
    .split(/(<em>.*?<\/em>)/s)
    .filter((part) => part !== "")
    .map((part) => {
      const [, inside] = /^<em>(.*)<\/em>$/s.exec(part) ?? [];
      return { text: decode(inside ?? part), found: inside !== undefined };
    });
}

const decode = (text: string): string =>
  text.replace(/&(#?\w+);/g, (whole, name: string) => ENTITIES.get(name.toLowerCase()) ?? whole);
