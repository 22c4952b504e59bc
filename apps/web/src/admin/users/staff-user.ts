import type { DataOf } from "@mall/sdk";

/** A user as admins see them. */
export type StaffUser = DataOf<"get", "ops/users">["users"][number];

/** What can be asked of an admin about a user. */
export type UserDeed = "role" | "disable";

export const ROLES = ["buyer", "operator", "admin"] as const;
export type Role = (typeof ROLES)[number];

/** The tone of the badge of each role. */
export const ROLE_TONES: Record<string, string> = { admin: "warn", operator: "info" };
