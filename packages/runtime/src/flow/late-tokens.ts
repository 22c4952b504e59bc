import type { TokenService } from "@mall/flow-control";

/** A way to the cluster's limiter that is known later than the flow control that uses it. */
export interface LateTokens extends TokenService {
  use(tokens: TokenService): void;
}

/** Alone until `use` says where the limiter is. */
export function createLateTokens(): LateTokens {
  let tokens: TokenService | undefined;
  return {
    use: (found) => {
      tokens = found;
    },
    acquire: (request) => tokens?.acquire(request) ?? Promise.reject(new Error("no limiter of the cluster is set up")),
    known: (request) => (tokens ? tokens.known?.(request) : "alone"),
  };
}
