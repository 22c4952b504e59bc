import type { ReactNode } from "react";
import { Link } from "react-router";
import { type SearchState, searchLink } from "./search-state.ts";

interface FacetLinkProps {
  /** The search that it leads to. */
  state: SearchState;
  chosen: boolean;
  /** How much it would find. */
  count?: number;
  children: ReactNode;
}

/** One choice of a facet. */
export function FacetLink({ state, chosen, count, children }: FacetLinkProps) {
  return (
    <li>
      <Link to={searchLink(state)} className={count === 0 ? "none" : ""} {...(chosen ? { "aria-current": true } : {})}>
        {children} {count === undefined ? null : <span className="count">{count}</span>}
      </Link>
    </li>
  );
}
