import type { BodyOf, DataOf } from "@mall/sdk";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { type ChangeEvent, useState } from "react";
import { useTranslation } from "react-i18next";
import { shop } from "../../api/shop.ts";
import { Field } from "../../ui/field.tsx";
import { toast } from "../../ui/toasts.tsx";
import { FormError } from "./form-error.tsx";

/** What is known of who is logged in. */
export type Profile = DataOf<"get", "user/info">;

/** The profile, to change. */
export function ProfileForm({ profile }: { profile: Profile }) {
  const { t } = useTranslation(["common", "account"]);
  const client = useQueryClient();
  const { nickname, mobile, gender, birthday } = profile;
  const [given, setGiven] = useState({ nickname, mobile, gender, birthday });
  const save = useMutation({
    mutationFn: (body: BodyOf<"post", "user/update">) => shop.post("user/update", body),
    onSuccess: (changed) => {
      client.setQueryData(["profile", changed.user_id], changed);
      toast(t("saved"));
    },
  });
  const taking = (name: keyof typeof given) => ({
    name,
    value: given[name],
    onChange: ({ target }: ChangeEvent<HTMLInputElement | HTMLSelectElement>) =>
      setGiven({ ...given, [name]: name === "gender" ? Number(target.value) : target.value }),
  });
  return (
    <form
      className="panel form"
      onSubmit={(event) => {
        event.preventDefault();
        if (!save.isPending) save.mutate(given);
      }}
    >
      <h2>{t("account:profile")}</h2>
      <Field label={t("account:nickname")} error={save.error}>
        <input autoComplete="nickname" maxLength={32} {...taking("nickname")} />
      </Field>
      <Field label={t("account:mobile")} hint={t("account:mobileHint")} error={save.error}>
        <input
          type="tel"
          inputMode="numeric"
          autoComplete="tel-national"
          pattern="1[0-9]{10}"
          maxLength={11}
          {...taking("mobile")}
        />
      </Field>
      <div className="two">
        <Field label={t("account:gender")} error={save.error}>
          <select {...taking("gender")}>
            {(["0", "1", "2"] as const).map((value) => (
              <option key={value} value={value}>
                {t(`account:genders.${value}`)}
              </option>
            ))}
          </select>
        </Field>
        <Field label={t("account:birthday")} error={save.error}>
          <input type="date" autoComplete="bday" {...taking("birthday")} />
        </Field>
      </div>
      <FormError error={save.error} fields={Object.keys(given)} />
      <button type="submit" className="button" disabled={save.isPending}>
        {t("save")}
      </button>
    </form>
  );
}
