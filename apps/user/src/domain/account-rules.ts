import { fail } from "@mall/kernel";

/** How strict the shop is with its users. */
export type Profile = "demo" | "production";

/** Characters a password needs at least. The demo takes any, as its walk-through uses `123`. */
const MIN_PASSWORD_LENGTH: Record<Profile, number> = { demo: 1, production: 8 };

/** Letters and digits of any script, and what people put between them. */
const USERNAME = /^[\p{L}\p{N}_.@-]{1,32}$/u;

/** @throws AppError `invalid_input` for `username`. */
export function checkUsername(username: string): void {
  if (!USERNAME.test(username)) throw invalid("username", "1-32: a-z 0-9 _ . @ - 汉字");
}

/** @throws AppError `weak_password` or `invalid_input` naming `field`. */
export function checkPassword(password: string, profile: Profile, field = "password"): void {
  const min = MIN_PASSWORD_LENGTH[profile];
  if (password.length < min) throw fail("weak_password", { field, params: { min } });
  if (password.length > 128) throw invalid(field, "1-128");
}

/** @throws AppError `invalid_input` for `mobile`, which may be empty. */
export function checkMobile(mobile: string): void {
  if (mobile !== "" && !/^1\d{10}$/.test(mobile)) throw invalid("mobile", "1xxxxxxxxxx");
}

/** What a user may say about himself. */
export interface ProfileFields {
  nickname: string;
  mobile: string;
  /** 0 not said, 1 male, 2 female. */
  gender: number;
  /** YYYY-MM-DD, or empty. */
  birthday: string;
}

/** @throws AppError `invalid_input` naming the field. */
export function checkProfile({ nickname, mobile, gender, birthday }: Partial<ProfileFields>): void {
  if (nickname !== undefined && nickname.length > 32) throw invalid("nickname", "0-32");
  if (mobile !== undefined) checkMobile(mobile);
  if (gender !== undefined && ![0, 1, 2].includes(gender)) throw invalid("gender", "0-2");
  if (birthday !== undefined && birthday !== "" && !isDate(birthday)) throw invalid("birthday", "YYYY-MM-DD");
}

/** True for a day of the calendar as YYYY-MM-DD; 2026-02-30 is none. */
function isDate(text: string): boolean {
  // Date takes `2000`, `2000-02` and years of six digits as well.
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const parsed = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(text);
}

function invalid(field: string, reason: string) {
  return fail("invalid_input", { field, params: { reason } });
}
