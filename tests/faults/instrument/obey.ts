import type { Command, Done, Told } from "./command.ts";

/**
 * Carries out what the parent says, until the process ends. The channel does not keep the process alive, and a process
 * whose parent is gone ends: it was started for one run.
 */
export function obey(carryOut: (command: Command) => void): void {
  process.on("message", (told: Told) => {
    process.send?.(answerTo(told, carryOut));
  });
  process.once("disconnect", () => process.kill(process.pid, "SIGKILL"));
  process.channel?.unref();
}

function answerTo({ id, ...command }: Told, carryOut: (command: Command) => void): Done {
  try {
    carryOut(command);
    return { done: id };
  } catch (error) {
    return { done: id, error: String(error) };
  }
}
