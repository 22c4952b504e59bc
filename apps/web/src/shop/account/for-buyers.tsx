import type { ReactNode } from "react";
import { Navigate, useLocation } from "react-router";
import { useSession } from "../../session/session.ts";
import { loginTo } from "../links/next-path.ts";

/** Its content for who is logged in; visitors are sent to the login, and come back after it. */
export function ForBuyers({ children }: { children: ReactNode }) {
  const session = useSession();
  const { pathname, search } = useLocation();
  return session ? children : <Navigate to={loginTo(pathname + search)} replace />;
}
