// A process that serves tokens to one worker, for a test that kills it. Prints the worker's process id.
import { systemClock } from "../clock.ts";
import { startChild } from "./race.fixture.ts";
import { serveTokens } from "./serve-tokens.ts";
import { createTokenCounter } from "./token-counter.ts";

const worker = startChild(process.argv[2] ?? "", []);
serveTokens(createTokenCounter(systemClock), worker);
console.log(worker.pid);
