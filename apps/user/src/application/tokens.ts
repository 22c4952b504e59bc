import { createHash, randomBytes } from "node:crypto";
import type { Tokens } from "@mall/contracts/user";
import type { Clock } from "@mall/kernel";
import type { RefreshToken, SessionKey } from "./session-store.ts";
import type { Account } from "./user-store.ts";

/** What makes tokens. */
export interface TokenDeps {
  /** Signs the claims as a JWT. */
  sign: (claims: object) => string;
  clock: Clock;
  accessTokenSeconds: number;
  refreshTokenSeconds: number;
}

/** A refresh token as its owner gets it, and as it is stored. */
export interface NewRefreshToken {
  secret: string;
  stored: RefreshToken;
}

/** Makes access and refresh tokens. */
export interface TokenMaker {
  refreshToken(): NewRefreshToken;
  /** The answer to a login or refresh. */
  tokens(account: Pick<Account, "id" | "role">, session: SessionKey, refresh: NewRefreshToken): Tokens;
}

const ROLE_CLAIMS = ["buyer", "buyer", "operator", "admin"] as const;

/** Makes the maker. Access tokens are HS256 JWTs; refresh tokens are 256 random bits, stored as their SHA-256. */
export function createTokenMaker({ sign, clock, accessTokenSeconds, refreshTokenSeconds }: TokenDeps): TokenMaker {
  return {
    refreshToken: () => {
      const secret = randomBytes(32).toString("base64url");
      return { secret, stored: { hash: hashOf(secret), expiresAt: clock.now() + refreshTokenSeconds * 1000 } };
    },
    tokens: ({ id, role }, { sessionId }, { secret }) => {
      const iat = Math.floor(clock.now() / 1000);
      const claims = { user_id: id, iss: "go-ecommerce", sid: sessionId, role: ROLE_CLAIMS[role], iat };
      return {
        userId: id,
        accessToken: sign({ ...claims, exp: iat + accessTokenSeconds }),
        refreshToken: secret,
        expiresIn: accessTokenSeconds,
      };
    },
  };
}

/** What is stored of a refresh token. Fast on purpose: 256 random bits cannot be guessed. */
export function hashOf(secret: string): string {
  return createHash("sha256").update(secret).digest("hex");
}
