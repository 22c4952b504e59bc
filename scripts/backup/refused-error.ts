/** A backup or a restore that is not begun, or not gone on with; the message says what to do. */
export class RefusedError extends Error {}
