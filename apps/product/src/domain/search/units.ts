/** The smallest part of a text that can be searched: one Chinese character, a number, or a word. */
export interface Unit {
  text: string;
  /** Where it begins in the folded text. */
  start: number;
}

/** Units that follow each other without a gap and mean something together: `3斤尝鲜装`; a word is a run by itself. */
export type Run = readonly Unit[];

const RUN = /(?<word>[[\p{L}\p{M}]--\p{Script=Han}]+)|(?<number>\p{Nd}+(?:\.\p{Nd}+)?)?(?<han>\p{Script=Han}*)/gv;

/** Splits a folded text. Everything that is no letter, digit or Chinese character separates. */
export function runsOf(folded: string): Run[] {
  const runs: Run[] = [];
  for (const { index, groups = {} } of folded.matchAll(RUN)) {
    const { number = "", han = "", word = "" } = groups;
    const run = [number, word].filter((text) => text !== "").map((text) => ({ text, start: index }));
    let start = index + number.length;
    for (const character of han) {
      run.push({ text: character, start });
      start += character.length;
    }
    if (run.length > 0) runs.push(run);
  }
  return runs;
}

/** Neighbours in a run: the pair 西红 stands for the word 西红柿 far better than 西 does. */
export function pairsOf(run: Run): string[] {
  return run.slice(1).map((unit, index) => `${run[index]?.text ?? ""}${unit.text}`);
}

/** Whether a term is a word of letters, which is found by its beginning too. */
export function isWord(term: string): boolean {
  return /^[[\p{L}\p{M}]--\p{Script=Han}]+$/v.test(term);
}
