/** Hashes passwords slowly, as they have to be. */
export interface PasswordHasher {
  /** @throws AppError `service_unavailable` when too many wait. */
  hash(password: string): Promise<string>;
  /** Takes as long for a hash that is missing: how long an answer takes must not tell which users exist. */
  verify(password: string, hash: string | undefined): Promise<boolean>;
}
