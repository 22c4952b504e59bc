import { untilDeadline } from "../deadline.ts";
import { callAlone, type OutgoingCall, type Way } from "../unary.ts";
import { callTogether } from "./call-together.ts";
import { gatherCalls, type WaitingCall } from "./gather-calls.ts";

/** Milliseconds for which a service that does not know batches is not asked again: replicas of two releases. */
const ALONE_FOR_MS = 60_000;

/** Makes what sends the calls of one client, many as one where that can be. @throws AppError or ServiceError. */
export function createBatching(way: Way): (call: OutgoingCall) => Promise<unknown> {
  let aloneUntil = 0;
  const alone = (call: OutgoingCall) => callAlone(way, call);

  const together = async (calls: readonly WaitingCall[]): Promise<void> => {
    if ((await callTogether(way, calls)) === "at work") return;
    aloneUntil = Date.now() + ALONE_FOR_MS;
    for (const { call, resolve, reject } of calls) alone(call).then(resolve, reject);
  };

  const gathered = gatherCalls({ alone, together, canTogether: () => Date.now() >= aloneUntil });
  // The batch lasts as long as the most patient of its calls.
  return (call) => untilDeadline(call.deadline, gathered(call));
}
