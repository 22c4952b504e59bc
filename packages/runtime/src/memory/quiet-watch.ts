/** Share of one core below which a process counts as quiet: an idle shop uses about a tenth, most of it by sweepers. */
const QUIET = 0.25;
/** Quiet looks in a row before anything is done: a crowd that draws breath is no quiet time. */
const LOOKS = 3;
/** Bytes that must have come on top of what stayed the last time: less is not worth a collection. */
const WORTH = 16 * 2 ** 20;

/** What is seen of the process in one look. */
export interface Sight {
  /** Processor time since the last look, as a share of one core: 0 to the number of cores. */
  cpu: number;
  /** Resident memory, bytes. */
  rss: number;
}

/** Decides when memory is to be given back. */
export interface QuietWatch {
  /** True where it is to be done now. */
  look(sight: Sight): boolean;
}

/**
 * True once after a busy time, when it has been quiet for three looks and the process has grown by 16 MB since the last time.
 * What stays afterwards is in use: it is not tried for again. Where a crowd comes before that is known, the next quiet time tries anew.
 */
export function createQuietWatch(): QuietWatch {
  let quiet = 0;
  let floor = 0;
  let given = false;
  return {
    look: ({ cpu, rss }) => {
      if (cpu >= QUIET) {
        quiet = 0;
        given = false;
        return false;
      }
      quiet += 1;
      if (quiet < LOOKS) return false;
      if (given) floor = Math.max(rss, 1);
      const due = !given && rss >= floor + WORTH;
      given = due;
      if (due) quiet = 0;
      return due;
    },
  };
}
