const SPACE = /[ \t\n\r]*/y;
const PLAIN = String.raw`[^"\\\u0000-\u001f]*`;
const TEXT = String.raw`"${PLAIN}(?:\\(?:["\\/bfnrt]|u[\da-fA-F]{4})${PLAIN})*"`;
const NUMBER = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`;
const TOKEN = new RegExp(String.raw`[[\]{}:,]|${TEXT}|${NUMBER}|true|false|null`, "y");

const VALUE = { "{": "keyOrEnd", "[": "valueOrEnd", text: "after", other: "after" } as const;

/** For each thing that is expected: which tokens may come, and what is expected then. */
const MOVES = {
  value: VALUE,
  valueOrEnd: { ...VALUE, "]": "after" },
  key: { text: "colon" },
  keyOrEnd: { text: "colon", "}": "after" },
  colon: { ":": "value" },
  afterItem: { ",": "value", "]": "after" },
  afterEntry: { ",": "key", "}": "after" },
  end: {},
} as const satisfies Record<string, Readonly<Record<string, string>>>;

type Expected = keyof typeof MOVES;

/**
 * Where a text stops being JSON: the offset of the first token that cannot stand there, or the text's length when it
 * only ends too early; undefined when it is JSON. The engine's own message does not always say it.
 */
export function jsonFault(text: string): number | undefined {
  const open: string[] = [];
  let expected: Expected = "value";
  for (let at = 0; ; ) {
    const start = at + matchAt(SPACE, text, at).length;
    const token = matchAt(TOKEN, text, start);
    const move: Expected | "after" | undefined = (MOVES[expected] as Readonly<Record<string, Expected | "after">>)[
      kindOf(token)
    ];
    if (move === undefined) return expected === "end" && start === text.length ? undefined : start;
    if (token === "{" || token === "[") open.push(token);
    if (token === "}" || token === "]") open.pop();
    expected = move === "after" ? afterValue(open.at(-1)) : move;
    at = start + token.length;
  }
}

/** `line 3, column 5`, both from 1. */
export function lineAndColumn(text: string, offset: number): string {
  const lines = text.slice(0, offset).split("\n");
  return `line ${lines.length}, column ${(lines.at(-1) ?? "").length + 1}`;
}

function afterValue(inside: string | undefined): Expected {
  if (inside === undefined) return "end";
  return inside === "{" ? "afterEntry" : "afterItem";
}

function kindOf(token: string): string {
  if (token.startsWith('"')) return "text";
  return /^[\w-]/.test(token) ? "other" : token;
}

function matchAt(sticky: RegExp, text: string, at: number): string {
  sticky.lastIndex = at;
  return sticky.exec(text)?.[0] ?? "";
}
