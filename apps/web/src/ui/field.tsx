import { ShopError } from "@mall/sdk";
import { cloneElement, type ReactElement, useId } from "react";

type Control = ReactElement<{ id?: string; name?: string; "aria-invalid"?: boolean; "aria-describedby"?: string }>;

interface FieldProps {
  label: string;
  hint?: string;
  /** What the shop refused: shown here when it names this field. */
  error?: unknown;
  /** The name the shop knows the field by; left out: that of the control. */
  field?: string;
  /** One input, select or textarea. */
  children: Control;
}

/** A control with its label, its hint, and what is wrong with it: tied together for screen readers. */
export function Field({ label, hint, error, field, children }: FieldProps) {
  const id = useId();
  const name = field ?? children.props.name;
  const problem = error instanceof ShopError && name !== undefined && error.field === name ? error.message : undefined;
  const control = cloneElement(children, {
    id,
    ...(problem ? { "aria-invalid": true } : {}),
    ...(problem || hint ? { "aria-describedby": `${id}-about` } : {}),
  });
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {control}
      {problem || hint ? (
        <span id={`${id}-about`} className={problem ? "problem" : "hint"}>
          {problem ?? hint}
        </span>
      ) : null}
    </div>
  );
}
