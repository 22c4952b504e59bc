/** A store cannot be read; the message says what to do about it. */
export class UnreadableError extends Error {}
