/**
 * The index at rest has the name that people know, so that they can look into it and delete it. While it is made anew,
 * `next` stands in for it. All reading goes through the alias `search`, which always leads to a full one. All writing
 * goes through aliases too: writing to a name that is not there would make an index without a mapping.
 */
export interface IndexNames {
  /** The index at rest. */
  main: string;
  /** Stands in for it. That it exists says that somebody rebuilds. */
  next: string;
  /** Alias of the one that is searched. */
  search: string;
  /** Aliases for the changes of single products. */
  writeMain: string;
  writeNext: string;
  /** Aliases for the rebuild of this process: when another took it over, they are gone. */
  fillMain: string;
  fillNext: string;
}

/** Names around `products`, or around an index of a test. */
export function namesOf(index: string, owner: string): IndexNames {
  const next = `${index}-next`;
  return {
    ...{ main: index, next, search: `${index}-search` },
    ...{ writeMain: `${index}-write`, writeNext: `${next}-write` },
    ...{ fillMain: `${index}-fill-${owner}`, fillNext: `${next}-fill-${owner}` },
  };
}

/** The fill aliases of any process among those of `next`. */
export function fillAliasesOf({ next }: IndexNames, aliases: Iterable<string>): string[] {
  return [...aliases].filter((alias) => alias.startsWith(`${next}-fill-`));
}
