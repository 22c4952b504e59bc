/**
 * The address of a real server that a test needs: `serverAddress("MYSQL_URL")`.
 * @throws Error that says how to get one.
 */
export function serverAddress(variable: string): string {
  const address = process.env[variable];
  if (address) return address;
  throw new Error(`${variable} is not set: start the servers and export their addresses, see CONTRIBUTING.md`);
}
