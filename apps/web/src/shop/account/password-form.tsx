import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Field } from "../../ui/field.tsx";
import { toast } from "../../ui/toasts.tsx";
import { FormError } from "./form-error.tsx";
import { PasswordInputs } from "./password-inputs.tsx";

/** Changes the password. This login goes on; others are over. */
export function PasswordForm({ username }: { username: string }) {
  const { t } = useTranslation(["common", "account"]);
  const [before, setBefore] = useState("");
  const [wanted, setWanted] = useState("");
  const [round, setRound] = useState(0);
  const change = useMutation({
    mutationFn: () => shop.post("user/password", { old_password: before, new_password: wanted }),
    onSuccess: () => {
      toast(t("account:passwordDone"));
      setBefore("");
      setWanted("");
      setRound(round + 1);
    },
  });
  return (
    <form
      className="panel form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!change.isPending) change.mutate();
      }}
    >
      <h2>{t("account:passwordTitle")}</h2>
      <input
        className="visually-hidden"
        type="text"
        autoComplete="username"
        value={username}
        readOnly
        tabIndex={-1}
        aria-hidden="true"
      />
      <Field label={t("account:oldPassword")} error={change.error}>
        <input
          name="old_password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={128}
          value={before}
          onChange={(event) => setBefore(event.target.value)}
        />
      </Field>
      <PasswordInputs
        key={round}
        label={t("account:newPassword")}
        field="new_password"
        error={change.error}
        value={wanted}
        onChange={setWanted}
      />
      <FormError error={change.error} fields={["old_password", "new_password"]} />
      <button type="submit" className="button" disabled={change.isPending}>
        {t("account:passwordTitle")}
      </button>
    </form>
  );
}
