import { queryClient } from "../api/query-client.ts";
import { shop } from "../api/shop.ts";
import { currentSession, keepSession } from "./session.ts";

/** Logs in; what was asked as somebody else is forgotten. @throws ShopError */
export async function logIn(username: string, password: string): Promise<void> {
  const { token, refresh_token, user_id } = await shop.post("user/login", { username, password });
  queryClient.clear();
  keepSession({ userId: user_id, accessToken: token, refreshToken: refresh_token });
}

/** Ends the session here, and at the shop where that answers. */
export async function logOut(): Promise<void> {
  if (currentSession()) await shop.post("user/logout").catch(() => undefined);
  keepSession(null);
  queryClient.clear();
}
