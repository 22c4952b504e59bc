import type { RuleNews, StoredRules } from "./rule-store.ts";

/** Where changes are looked for. */
export interface ChangeSource {
  /** A text that differs after each change, cheaper to get than the rules. Left out, the rules are read each time. */
  stamp?: () => Promise<string>;
  read: () => Promise<StoredRules | undefined>;
  /** Milliseconds between two looks. */
  everyMs: number;
}

/** A watch under way. */
export interface Watch {
  /** Looks now, besides the regular looks; while one is under way, once more after it. */
  look(): void;
  stop(): void;
}

/** Looks now and again and again, and tells each state once. Its timer keeps no process alive. */
export function followChanges(source: ChangeSource, onChange: (news: RuleNews) => void): Watch {
  const { stamp: stampOf, read, everyMs } = source;
  const tell = createTeller(onChange);
  let stopped = false;
  let seen: string | undefined;

  const lookOnce = async (): Promise<RuleNews | typeof NOTHING_NEW> => {
    try {
      const stamp = await stampOf?.();
      if (stamp !== undefined && stamp === seen) return NOTHING_NEW;
      const stored = await read();
      seen = stamp;
      return stored;
    } catch (error) {
      seen = undefined;
      return { error: error instanceof Error ? error : new Error(String(error)) };
    }
  };
  const look = onceAtATime(async () => {
    if (stopped) return;
    const news = await lookOnce();
    if (!stopped && news !== NOTHING_NEW) tell(news);
  });

  const timer = setInterval(look, everyMs).unref();
  look();
  return {
    look,
    stop: () => {
      stopped = true;
      clearInterval(timer);
    },
  };
}

const NOTHING_NEW = Symbol("nothing new");

/** Leaves out what was told just before. */
function createTeller(onChange: (news: RuleNews) => void): (news: RuleNews) => void {
  let told: string | undefined;
  return (news) => {
    const name = nameOf(news);
    if (name === told) return;
    told = name;
    try {
      onChange(news);
    } catch {
      // The next change is to be told nevertheless.
    }
  };
}

function nameOf(news: RuleNews): string {
  if (news === undefined) return "none";
  return "error" in news ? `error: ${news.error.message}` : `${news.version} of ${news.at}`;
}

/** The work is never done twice at the same time; what is asked for meanwhile is done once, afterwards. */
function onceAtATime(work: () => Promise<void>): () => void {
  let busy = false;
  let again = false;
  const run = async () => {
    busy = true;
    do {
      again = false;
      await work();
    } while (again);
    busy = false;
  };
  return () => {
    if (busy) again = true;
    else void run();
  };
}
