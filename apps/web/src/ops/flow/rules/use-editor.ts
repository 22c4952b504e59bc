import { ShopError } from "@mall/sdk";
import { useEffect, useReducer, useRef, useState } from "react";
import { shop } from "../../../api/shop.ts";
import { sentenceOfError } from "../message.tsx";
import { EMPTY_EDITOR, editorAfter, type Note } from "./editor-state.ts";
import { type Rules, textOf, useRuleChanges } from "./use-rules.ts";

/** The editor with what its buttons do; one thing at a time. */
export function useEditor(rules: Rules) {
  const [state, dispatch] = useReducer(editorAfter, EMPTY_EDITOR);
  const [isWrong, setWrong] = useState(false);
  const [busy, setBusy] = useState(false);
  const working = useRef(false);
  const changes = useRuleChanges();
  useEffect(() => dispatch({ type: "heard", stored: rules.stored }), [rules]);

  const say = (note: Note) => dispatch({ type: "said", note });
  const guarded = async (work: () => Promise<void>): Promise<boolean> => {
    if (working.current) return false;
    working.current = true;
    setBusy(true);
    setWrong(false);
    try {
      await work();
      return true;
    } catch (error) {
      setWrong(
        error instanceof SyntaxError || (error instanceof ShopError && error.field?.startsWith("rules") === true),
      );
      say(noteOf(error));
      return false;
    } finally {
      working.current = false;
      setBusy(false);
    }
  };
  return {
    ...{ state, isWrong, busy },
    type: (text: string) => {
      setWrong(false);
      dispatch({ type: "typed", text });
    },
    check: () =>
      guarded(async () => {
        await shop.post("ops/flow/rules/check", { rules: JSON.parse(state.text) });
        say({ kind: "good", what: "checked" });
      }),
    /** Resolves with whether it is stored. */
    save: (comment: string) =>
      guarded(async () => {
        const sent = state.text;
        const parsed: unknown = JSON.parse(sent);
        dispatch({ type: "saving" });
        const { rules: stored, version } = await changes.save(parsed, state.loaded.version, comment);
        dispatch({ type: "saved", sent, stored: { text: textOf(stored), version } });
      }),
    reload: () =>
      guarded(async () => {
        const { stored } = await changes.reload();
        dispatch({ type: "reloaded", stored });
      }),
  };
}

const noteOf = (error: unknown): Note =>
  error instanceof SyntaxError
    ? { kind: "bad", what: "notJson", reason: error.message }
    : { kind: "bad", what: "failed", reason: sentenceOfError(error) };
