import { useEffect, useRef } from "react";
import { useLocation } from "react-router";

/**
 * After a change of page: to the top, and the focus to its beginning, as it is when a browser loads one. Not at the first
 * page, and not when only the query changes (a list that is filtered stays where it is).
 */
export function MoveFocus() {
  const { pathname } = useLocation();
  const before = useRef(pathname);
  useEffect(() => {
    if (before.current === pathname) return;
    before.current = pathname;
    window.scrollTo(0, 0);
    document.querySelector<HTMLElement>("#content")?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
