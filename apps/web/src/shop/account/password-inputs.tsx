import { type ChangeEvent, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Field } from "../../ui/field.tsx";

interface PasswordInputsProps {
  label: string;
  /** The name the shop knows it by. */
  field: string;
  error: unknown;
  value: string;
  onChange: (password: string) => void;
}

/** A new password, typed twice: its form cannot be sent while the two differ. */
export function PasswordInputs({ label, field, error, value, onChange }: PasswordInputsProps) {
  const { t } = useTranslation("account");
  const [again, setAgain] = useState("");
  const repeat = useRef<HTMLInputElement>(null);
  useEffect(() => {
    repeat.current?.setCustomValidity(value === again ? "" : t("notSame"));
  }, [value, again, t]);
  const input = { type: "password", autoComplete: "new-password", required: true, maxLength: 128 };
  const typed = (take: (text: string) => void) => (event: ChangeEvent<HTMLInputElement>) => take(event.target.value);
  return (
    <>
      <Field label={label} hint={t("passwordHint")} error={error}>
        <input {...input} name={field} value={value} onChange={typed(onChange)} />
      </Field>
      <Field label={t("repeat")}>
        <input {...input} ref={repeat} name="repeat" value={again} onChange={typed(setAgain)} />
      </Field>
    </>
  );
}
