import { createShop } from "@mall/sdk";
import { language } from "../i18n/language.ts";
import { currentSession, keepSession } from "../session/session.ts";
import { untraced } from "./untraced.ts";

/** Without a session to refresh: the question itself would come here again. */
const plain = createShop({ language });

let refreshing: Promise<boolean> | undefined;

/** New tokens for an access token that is over; false when the login is over too. All who need it at once share one. */
function refresh(): Promise<boolean> {
  refreshing ??= renew().finally(() => {
    refreshing = undefined;
  });
  return refreshing;
}

async function renew(): Promise<boolean> {
  const before = currentSession();
  if (!before) return false;
  try {
    const tokens = await plain.post("user/refresh", { refresh_token: before.refreshToken });
    keepSession({ userId: before.userId, accessToken: tokens.token, refreshToken: tokens.refresh_token });
    return true;
  } catch (error) {
    // A shop that is away says nothing about the login.
    if ((error as { status?: number }).status === 401) keepSession(null);
    return false;
  }
}

async function fetchOnceMore(request: Request): Promise<Response> {
  untraced(request);
  const again = request.clone();
  const response = await fetch(request);
  if (response.status !== 401 || !request.headers.has("authorization")) return response;
  if (!(await refresh())) return response;
  again.headers.set("authorization", `Bearer ${currentSession()?.accessToken ?? ""}`);
  return await fetch(again);
}

/** The shop, as whoever is logged in on this page sees it. */
export const shop = createShop({ language, token: () => currentSession()?.accessToken ?? null, fetch: fetchOnceMore });
