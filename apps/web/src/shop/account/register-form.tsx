import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { logIn } from "../../session/login.ts";
import { Field } from "../../ui/field.tsx";
import { FormError } from "./form-error.tsx";
import { PasswordInputs } from "./password-inputs.tsx";

const EMPTY = { username: "", mobile: "", password: "" };

/** Registers, then logs in with the same name and password. */
export function RegisterForm() {
  const { t } = useTranslation(["common", "account"]);
  const [given, setGiven] = useState(EMPTY);
  const register = useMutation({
    mutationFn: async ({ username, mobile, password }: typeof EMPTY) => {
      await shop.post("user/register", { username, password, mobile });
      await logIn(username, password);
    },
  });
  const { error, isPending } = register;
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isPending) register.mutate(given);
      }}
    >
      <Field label={t("username")} hint={t("account:usernameHint")} error={error}>
        <input
          name="username"
          autoComplete="username"
          required
          maxLength={32}
          value={given.username}
          onChange={(event) => setGiven({ ...given, username: event.target.value })}
        />
      </Field>
      <Field label={t("account:mobileOptional")} hint={t("account:mobileHint")} error={error}>
        <input
          name="mobile"
          type="tel"
          inputMode="numeric"
          autoComplete="tel-national"
          pattern="1[0-9]{10}"
          maxLength={11}
          value={given.mobile}
          onChange={(event) => setGiven({ ...given, mobile: event.target.value })}
        />
      </Field>
      <PasswordInputs
        label={t("password")}
        field="password"
        error={error}
        value={given.password}
        onChange={(password) => setGiven({ ...given, password })}
      />
      <FormError error={error} fields={Object.keys(EMPTY)} />
      <button type="submit" className="button" disabled={isPending}>
        {t("register")}
      </button>
    </form>
  );
}
