interface SegmentsProps<T> {
  label: string;
  /** For the look of one place. */
  className?: string;
  value: T;
  /** Value and words of each. */
  choices: readonly (readonly [T, string])[];
  onChoose: (value: T) => void;
}

/** One of a few, as buttons beside each other. */
export function Segments<T>({ label, className = "", value, choices, onChoose }: SegmentsProps<T>) {
  return (
    <fieldset className={`segments ${className}`} aria-label={label}>
      {choices.map(([each, words]) => (
        <button key={words} type="button" aria-pressed={each === value} onClick={() => onChoose(each)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
