/** A login, and every refresh token that came of it. */
export interface Session {
  sessionId: string;
  userId: number;
}

/** A refresh token as it is stored: only its hash. */
export interface RefreshToken {
  hash: string;
  /** Milliseconds since the epoch. */
  expiresAt: number;
}

/** What using a refresh token came to. */
export type Rotation = { kind: "rotated"; session: Session } | { kind: "unknown" } | { kind: "reused" };

/** Keeps sessions and refresh tokens. */
export interface SessionStore {
  /** Begins a session with its first refresh token. */
  begin(session: Session, token: RefreshToken): Promise<void>;
  /**
   * Uses a token up and puts the next one in its place, in one step. Of many that use one token, one gets through;
   * the others revoke the session, since one of them is not its owner. Expired and revoked ones are unknown.
   */
  rotate(hash: string, next: RefreshToken): Promise<Rotation>;
  isActive(session: Session): Promise<boolean>;
  revoke(session: Session): Promise<void>;
  /** All sessions of the user but the one to keep. */
  revokeOthers(keep: Session): Promise<void>;
}
