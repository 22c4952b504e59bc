/**
 * Sessions carry the generation of their user at the time they began. Ending all of them is one number that moves on,
 * in the statement that makes it necessary: nothing can fail between the two, wherever sessions are kept.
 * One session may be exempt, the one that changed the password.
 */
export function isCurrent(
  user: { sessionGeneration: number; keptSession: string },
  session: { sessionId: string; generation: number },
): boolean {
  return session.generation === user.sessionGeneration || session.sessionId === user.keptSession;
}
