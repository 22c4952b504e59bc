/** Which login of which user. */
export interface SessionKey {
  sessionId: string;
  userId: number;
}

/** A login, and every refresh token that came of it. */
export interface Session extends SessionKey {
  /** The user's `sessionGeneration` when it began. */
  generation: number;
}

/** A refresh token as it is stored: only its hash. */
export interface RefreshToken {
  hash: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** What using a refresh token came to. */
export type Rotation = { kind: "rotated"; session: Session } | { kind: "unknown" } | { kind: "reused"; userId: number };

/** Keeps sessions and refresh tokens. Ending all sessions of a user is the account's business: see domain/sessions.ts. */
export interface SessionStore {
  /** Begins a session with its first refresh token. */
  begin(session: Session, token: RefreshToken): Promise<void>;
  /**
   * Uses a token up and puts the next one in its place, in one step. Of many that use one token, one gets through;
   * the others revoke the session, since one of them is not its owner. Expired and revoked ones are unknown.
   */
  rotate(hash: string, next: RefreshToken): Promise<Rotation>;
  /** Undefined when there is no such session, or it was revoked. */
  find(session: SessionKey): Promise<Session | undefined>;
  /** Those of many that are there and not revoked, in any order. */
  findAll(sessions: readonly SessionKey[]): Promise<Session[]>;
  revoke(session: SessionKey): Promise<void>;
  /** Drops expired tokens, and sessions that have none left: at most `limit` tokens; answers how many. */
  prune(limit: number): Promise<number>;
}
