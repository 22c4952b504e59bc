import { useNavigate } from "react-router";
import { type SearchState, searchLink } from "./search-state.ts";

/** Goes to another search; to the top where it is another page of the same. */
export function useGoTo(): (state: SearchState) => void {
  const navigate = useNavigate();
  return (state) => {
    void navigate(searchLink(state));
    if (state.page > 1) window.scrollTo(0, 0);
  };
}
