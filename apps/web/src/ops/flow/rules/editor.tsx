import { type FormEvent, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../../ui/field.tsx";
import { Message } from "../message.tsx";
import { useEditor } from "./use-editor.ts";
import type { Rules } from "./use-rules.ts";

/** The rules as text: check them, save them, read them anew. What somebody is writing is never overwritten. */
export function Editor({ rules }: { rules: Rules }) {
  const { t } = useTranslation(["flow", "common"]);
  const [comment, setComment] = useState("");
  const { state, isWrong, busy, type, check, save, reload } = useEditor(rules);
  const textId = useId();
  const { note } = state;
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    if (await save(comment)) setComment("");
  };
  return (
    <form id="editor" className="panel form" onSubmit={(event) => void submit(event)}>
      <h3>
        {t("flow:editor.title")} {state.loaded.version ? <small className="soft">v{state.loaded.version}</small> : null}
      </h3>
      <p className="soft">{t("flow:editor.hint")}</p>
      <div className="field">
        <label htmlFor={textId}>JSON</label>
        <textarea
          id={textId}
          className="flow-json"
          rows={16}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={isWrong}
          aria-describedby="editor-message"
          value={state.text}
          onChange={(event) => type(event.target.value)}
        />
      </div>
      <Field label={t("flow:editor.comment")}>
        <input maxLength={200} value={comment} onChange={(event) => setComment(event.target.value)} />
      </Field>
      <div className="row">
        <button type="button" id="check" className="button plain" aria-disabled={busy} onClick={() => void check()}>
          {t("flow:editor.check")}
        </button>
        <button type="submit" id="save" className="button" aria-disabled={busy}>
          {t("common:save")}
        </button>
        <button type="button" id="reload" className="button plain" aria-disabled={busy} onClick={() => void reload()}>
          {t("flow:editor.reload")}
        </button>
      </div>
      <Message
        id="editor-message"
        said={
          note && {
            kind: note.kind,
            text: t(`flow:editor.notes.${note.what}`, { ...note } as never) as unknown as string,
          }
        }
      />
    </form>
  );
}
