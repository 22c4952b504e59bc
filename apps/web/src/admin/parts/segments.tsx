interface SegmentsProps {
  label: string;
  value: string;
  /** Value and words of each. */
  choices: readonly (readonly [string, string])[];
  onChoose: (value: string) => void;
}

/** One of a few, as buttons beside each other. */
export function Segments({ label, value, choices, onChoose }: SegmentsProps) {
  return (
    <fieldset className="segments" aria-label={label}>
      {choices.map(([each, words]) => (
        <button key={each} type="button" aria-pressed={each === value} onClick={() => onChoose(each)}>
          {words}
        </button>
      ))}
    </fieldset>
  );
}
