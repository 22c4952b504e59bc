/** A change of one source file as it is loaded: the file itself stays as it is. */
export interface Edit {
  /** Path from the project's folder: `apps/order/src/application/create-order.ts`. */
  file: string;
  /** Text that stands in the file exactly once. */
  find: string;
  replace: string;
}

/** @throws Error when the text to be replaced is not there exactly once: the source has moved on, and the edit has to follow. */
export function applyEdit(source: string, { file, find, replace }: Edit): string {
  const parts = source.split(find);
  if (parts.length !== 2) throw new Error(`${file} has this ${parts.length - 1} times instead of once: ${find}`);
  return parts.join(replace);
}

/** Applies those edits that belong to the file at `url`, in their order. */
export function editSource(edits: readonly Edit[], url: string, source: string): string {
  return edits.filter(({ file }) => url.endsWith(`/${file}`)).reduce(applyEdit, source);
}
