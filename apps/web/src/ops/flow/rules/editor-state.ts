/** What operators have stored, as text. The version is undefined where it cannot be read: then it may be replaced. */
export interface Stored {
  text: string;
  version: number | undefined;
  problem?: string | undefined;
}

/** What is said beside the editor. */
export type Note =
  | { kind: "good"; what: "saved" | "savedBefore"; version: number }
  | { kind: "good"; what: "checked" | "reloaded" }
  | { kind: "bad"; what: "changed"; version: number }
  | { kind: "bad"; what: "unreadable" | "failed" | "notJson"; reason: string };

/** The editor of the rules. */
export interface EditorState {
  text: string;
  /** What the text began as; its version is what a save expects. */
  loaded: Stored;
  /** The version that the writer was told of last. */
  told: number | undefined;
  /** Nobody knows whose change is heard of while a save is under way. */
  saving: boolean;
  note: Note | null;
}

export type EditorEvent =
  | { type: "typed"; text: string }
  /** The rules, as they are now known. */
  | { type: "heard"; stored: Stored }
  | { type: "reloaded"; stored: Stored }
  | { type: "saving" }
  /** What was sent is stored. */
  | { type: "saved"; sent: string; stored: Stored & { version: number } }
  | { type: "said"; note: Note };

/** Before anything is known. */
export const EMPTY_EDITOR: EditorState = {
  ...{ text: "", loaded: { text: "", version: 0 }, told: 0, saving: false, note: null },
};

/** What becomes of the editor. What somebody is writing is never replaced, neither by others nor by the own save. */
export function editorAfter(state: EditorState, event: EditorEvent): EditorState {
  switch (event.type) {
    case "typed":
      return { ...state, text: event.text };
    case "saving":
      return { ...state, saving: true, note: null };
    case "said":
      return { ...state, saving: false, note: event.note };
    case "reloaded":
      return { ...load(state, event.stored), note: { kind: "good", what: "reloaded" } };
    case "heard":
      return hear(state, event.stored);
    case "saved":
      return afterSave(state, event.sent, event.stored);
  }
}

const load = (state: EditorState, stored: Stored): EditorState => ({
  ...state,
  ...{ text: stored.text, loaded: stored, told: stored.version },
  note: stored.problem === undefined ? state.note : { kind: "bad", what: "unreadable", reason: stored.problem },
});

function hear(state: EditorState, stored: Stored): EditorState {
  if (state.saving || (stored.version === state.loaded.version && stored.text === state.loaded.text)) return state;
  if (state.text === state.loaded.text) return load(state, stored);
  if (stored.version === state.told) return state;
  const note: Note =
    stored.version === undefined
      ? { kind: "bad", what: "unreadable", reason: stored.problem ?? "" }
      : { kind: "bad", what: "changed", version: stored.version };
  return { ...state, told: stored.version, note };
}

function afterSave(state: EditorState, sent: string, stored: Stored & { version: number }): EditorState {
  const wroteOn = state.text !== sent;
  const note: Note = { kind: "good", what: wroteOn ? "savedBefore" : "saved", version: stored.version };
  return { ...load(state, stored), saving: false, note, ...(wroteOn ? { text: state.text } : {}) };
}
