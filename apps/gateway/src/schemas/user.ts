import type { Tokens, User } from "@mall/contracts/user";
import { Type } from "typebox";
import { formatDateTime } from "./date-time.ts";
import { dateTime } from "./fields.ts";
import { roleName } from "./role.ts";

const userId = Type.Integer();

/** The answer to a login or refresh. */
export const tokens = Type.Object({
  token: Type.String({ description: "Send it as `Authorization: Bearer <token>`." }),
  user_id: userId,
  refresh_token: Type.String({ description: "Good for one call of user/refresh." }),
  expires_in: Type.Integer({ description: "Seconds the token is good for." }),
});

/** A profile in answers. */
export const profile = Type.Object({
  id: userId,
  user_id: userId,
  username: Type.String(),
  mobile: Type.String(),
  nickname: Type.String(),
  gender: Type.Integer({ description: "0 not said, 1 male, 2 female." }),
  birthday: Type.String({ description: "YYYY-MM-DD or empty." }),
  role: Type.String(),
  created_at: dateTime,
});

/** Tokens of the user service, as JSON shows them. */
export function tokensJson(sent: Tokens | undefined) {
  const { accessToken = "", refreshToken = "", userId: id = 0, expiresIn = 0 } = sent ?? {};
  return { token: accessToken, user_id: id, refresh_token: refreshToken, expires_in: expiresIn };
}

/** A user of the user service, as JSON shows him. */
export function profileJson(user: User | undefined) {
  if (!user) throw new Error("The user service answered without a user");
  const { id, username: name, mobile: number, nickname, gender, birthday, role, createdAtMs } = user;
  return {
    id,
    user_id: id,
    username: name,
    mobile: number,
    nickname,
    gender,
    birthday,
    role: roleName(role),
    created_at: formatDateTime(createdAtMs),
  };
}
