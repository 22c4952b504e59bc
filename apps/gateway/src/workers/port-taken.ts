/** Whether a server could not listen because another one does. */
export function isPortTaken(error: unknown): boolean {
  return error instanceof Error && "code" in error && error.code === "EADDRINUSE";
}

/** What a person reads then. */
export function portTaken(port: number): string {
  return `Port ${port} is taken by another program. Set PORT to another one, or end that program.`;
}
