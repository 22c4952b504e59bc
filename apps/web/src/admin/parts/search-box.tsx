import { useEffect, useRef, useState } from "react";
import { Field } from "../../ui/field.tsx";

/** Milliseconds without typing after which it searches. */
const REST_MS = 400;

interface SearchBoxProps {
  label: string;
  value: string;
  /** For numbers a phone shows its digits. */
  numeric?: boolean;
  onSearch: (value: string) => void;
}

/** A text to search by: after a rest in typing, or at once by Enter. */
export function SearchBox({ label, value, numeric = false, onSearch }: SearchBoxProps) {
  const [typed, setTyped] = useState(value);
  // Letters on their way to Chinese characters are not searched for.
  const [composing, setComposing] = useState(false);
  const search = useRef(onSearch);
  search.current = onSearch;
  // A blank that is being typed at the end stays.
  useEffect(() => setTyped((now) => (now.trim() === value ? now : value)), [value]);
  useEffect(() => {
    if (composing || typed.trim() === value) return;
    const timer = setTimeout(() => search.current(typed.trim()), REST_MS);
    return () => clearTimeout(timer);
  }, [typed, value, composing]);
  return (
    <Field label={label}>
      <input
        type="search"
        maxLength={64}
        inputMode={numeric ? "numeric" : "search"}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
        onCompositionStart={() => setComposing(true)}
        onCompositionEnd={() => setComposing(false)}
        onKeyDown={(event) => {
          if (event.key !== "Enter" || event.nativeEvent.isComposing) return;
          // A form around it is not sent by that.
          event.preventDefault();
          onSearch(typed.trim());
        }}
      />
    </Field>
  );
}
