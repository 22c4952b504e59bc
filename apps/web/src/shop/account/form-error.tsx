import { ShopError } from "@mall/sdk";
import { ErrorNote, useMessage } from "../../ui/error-note.tsx";

interface FormErrorProps {
  /** What was refused, if anything. */
  error: unknown;
  /** The fields of the form, by the names the shop knows: what is wrong with one of them is shown there. */
  fields: readonly string[];
}

/** What was wrong with a form: seen here unless it is seen at a field, and said to screen readers in any case. */
export function FormError({ error, fields }: FormErrorProps) {
  const message = useMessage(error);
  if (!error) return null;
  const atField = error instanceof ShopError && error.field !== undefined && fields.includes(error.field);
  if (!atField) return <ErrorNote error={error} />;
  return (
    <p className="visually-hidden" role="alert">
      {message}
    </p>
  );
}
