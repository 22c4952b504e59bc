import { fold } from "./fold.ts";

/** Names that begin with the text, then those that contain it, then the others, each as they came. */
export function nearestFirst(names: readonly string[], text: string): string[] {
  const wanted = fold(text.trim());
  const distance = (name: string) => {
    const folded = fold(name);
    if (folded.startsWith(wanted)) return 0;
    return folded.includes(wanted) ? 1 : 2;
  };
  return names
    .map((name) => ({ name, distance: distance(name) }))
    .sort((left, right) => left.distance - right.distance)
    .map(({ name }) => name);
}
