import type { ApiGroup } from "./gateway-rule.ts";
import { createTextMatch } from "./text-match.ts";

/** Which API groups a request belongs to. */
export interface ApiGroups {
  /** Names of the groups that a path fits, in the order of the groups; what follows `?` or `#` is no part of it. */
  matching(path: string): string[];
}

/**
 * Makes the groups. Patterns are compared with the path as it is: the caller decodes it and takes `..` out. `prefix` is
 * a plain one: `/shop` fits `/shopping` too, `/shop/` does not.
 */
export function createApiGroups(groups: readonly ApiGroup[]): ApiGroups {
  const known = groups.map(({ name, paths }) => ({ name, fits: fitsAny(paths) }));
  return {
    matching: (path) => {
      if (known.length === 0) return [];
      const bare = withoutQuery(path);
      return known.filter(({ fits }) => fits(bare)).map(({ name }) => name);
    },
  };
}

function fitsAny(paths: ApiGroup["paths"]): (path: string) => boolean {
  const exact = new Set(paths.filter(({ match }) => match === "exact").map(({ pattern }) => pattern));
  const others = paths
    .filter(({ match }) => match !== "exact")
    .map(({ pattern, match }) => createTextMatch(pattern, match));
  return (path) => exact.has(path) || others.some((fits) => fits(path));
}

function withoutQuery(path: string): string {
  const end = path.search(/[?#]/);
  return end < 0 ? path : path.slice(0, end);
}
