import { piecesOf } from "./highlight.ts";

/** A name with what was found marked in it. */
export function Highlighted({ highlight }: { highlight: string }) {
  // Pieces have no name but their place: the list is made anew with each text.
  const pieces = piecesOf(highlight).map((piece, place) => ({ ...piece, key: `${place}-${piece.text}` }));
  return <>{pieces.map(({ key, text, found }) => (found ? <mark key={key}>{text}</mark> : text))}</>;
}
