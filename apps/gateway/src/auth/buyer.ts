import type { Role } from "@mall/contracts/user";
import type { AccessClaims } from "./access-token.ts";

/** Who is asking: what the access token says, and the role that the user service knows. One object for many requests. */
export interface Buyer extends Readonly<AccessClaims> {
  readonly role: Role;
}
