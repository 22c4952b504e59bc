import { createHash, timingSafeEqual } from "node:crypto";
import { type Metadata, status } from "@grpc/grpc-js";

const HEADER = "x-service-token";

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Says with each call that it comes from within the shop. */
export function presentToken(metadata: Metadata, token: string | undefined): void {
  if (token !== undefined) metadata.set(HEADER, token);
}

/** What a caller without the right token gets: no error of the shop, as no buyer's doing can lead to it. */
export const STRANGER = {
  code: status.PERMISSION_DENIED,
  details: "this service takes calls with its SERVICE_TOKEN only: give all services the same one",
};

/** True for a call that is let in. */
export type Admission = (metadata: Metadata) => boolean;

/**
 * Makes the check of a call's token; without a token of its own a service takes every call. The time it takes says
 * nothing about the token: digests are compared, all of them at once.
 */
export function createAdmission(token: string | undefined): Admission {
  if (token === undefined) return () => true;
  const expected = digest(token);
  return (metadata) => {
    const [presented = ""] = metadata.get(HEADER);
    return timingSafeEqual(digest(String(presented)), expected);
  };
}
