import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorNote } from "../ui/error-note.tsx";
import { Field } from "../ui/field.tsx";
import { logIn } from "./login.ts";

interface LoginFormProps {
  /** The demo account that belongs here. */
  demo: "demo" | "operator" | "admin";
  onDone?: () => void;
}

/** User name and password. In the demo a button fills in the account that may enter here. */
export function LoginForm({ demo, onDone }: LoginFormProps) {
  const { t } = useTranslation("common");
  const [username, setUsername] = useState("");
  const [password, setPassword] = useState("");
  const login = useMutation({ mutationFn: () => logIn(username, password), onSuccess: () => onDone?.() });
  const fill = () => {
    setUsername(demo);
    setPassword("123");
  };
  return (
    <form
      className="form"
      onSubmit={(event) => {
        event.preventDefault();
        login.mutate();
      }}
    >
      <Field label={t("username")} error={login.error}>
        <input
          name="username"
          autoComplete="username"
          required
          maxLength={32}
          value={username}
          onChange={(event) => setUsername(event.target.value)}
        />
      </Field>
      <Field label={t("password")} error={login.error}>
        <input
          name="password"
          type="password"
          autoComplete="current-password"
          required
          maxLength={128}
          value={password}
          onChange={(event) => setPassword(event.target.value)}
        />
      </Field>
      {login.error ? <ErrorNote error={login.error} /> : null}
      <div className="row">
        <button type="submit" className="button" disabled={login.isPending}>
          {t("login")}
        </button>
        <button type="button" className="button quiet small" onClick={fill}>
          {t("demoAccount")}: {demo} / 123
        </button>
      </div>
    </form>
  );
}
