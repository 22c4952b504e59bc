import { AsyncLocalStorage } from "node:async_hooks";
import type { OutgoingCall } from "../unary.ts";

/** A call that waits to be sent or answered, and how it is told. Telling it twice does nothing. */
export interface WaitingCall {
  call: OutgoingCall;
  resolve: (response: unknown) => void;
  reject: (error: unknown) => void;
}

/** How calls are sent. */
export interface GatherCallsOptions {
  alone: (call: OutgoingCall) => Promise<unknown>;
  /** Sends them and tells each one's answer; resolves once the service shows that it is at work. Never rejects. */
  together: (calls: readonly WaitingCall[]) => Promise<void>;
  /** False while the service is known not to take calls together. */
  canTogether: () => boolean;
}

/** Calls in one batch at most, and bytes of their requests; a request beyond that goes alone. */
const MOST = { calls: 64, bytes: 256 * 1024 };

/** So many calls or batches go out unanswered; the calls that come then wait for one another, and for the next answer. */
const MOST_UNANSWERED = 2;

/** Milliseconds they do so at most: an answer that takes long holds nobody up. */
const LONGEST_WAIT_MS = 2;

/**
 * Sends together what is called in one turn of the event loop, or while others are under way: over gRPC it is the call
 * that costs, not what it carries. Who comes alone is sent alone.
 */
export function gatherCalls({ alone, together, canTogether }: GatherCallsOptions) {
  let waiting: WaitingCall[] = [];
  let unanswered = 0;
  let due = false;
  let holding: NodeJS.Timeout | undefined;
  // Of no caller: what is sent must not go on in the trace, and with the deadline, of one of many.
  const inOwnContext = AsyncLocalStorage.snapshot();

  const answered = () => {
    unanswered -= 1;
    if (holding) turn();
  };

  const sendAlone = ({ call, resolve, reject }: WaitingCall): Promise<void> => alone(call).then(resolve, reject);

  const send = (calls: readonly WaitingCall[]) => {
    unanswered += 1;
    const [only] = calls;
    const sent = calls.length === 1 && only ? sendAlone(only) : together(calls);
    void sent.then(answered);
  };

  const sendAll = () => {
    due = false;
    clearTimeout(holding);
    holding = undefined;
    while (waiting.length > 0) send(takeBatch(waiting));
  };

  const endOfTurn = () => {
    if (unanswered < MOST_UNANSWERED) return sendAll();
    due = false;
    holding ??= setTimeout(sendAll, LONGEST_WAIT_MS);
  };

  const turn = () => {
    if (due) return;
    due = true;
    setImmediate(() => inOwnContext(endOfTurn));
  };

  return (call: OutgoingCall): Promise<unknown> => {
    if (call.request.length > MOST.bytes || !canTogether()) return alone(call);
    return new Promise((resolve, reject) => {
      waiting.push({ call, resolve, reject });
      if (!holding) turn();
    });
  };

  function takeBatch(from: WaitingCall[]): WaitingCall[] {
    let bytes = 0;
    const beyond = from.findIndex(({ call }, index) => {
      bytes += call.request.length;
      return index >= MOST.calls || (index > 0 && bytes > MOST.bytes);
    });
    const batch = from.slice(0, beyond < 0 ? from.length : beyond);
    waiting = from.slice(batch.length);
    return batch;
  }
}
