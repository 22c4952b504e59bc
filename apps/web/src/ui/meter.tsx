/** How much of something is left or done, 0 to 1. Drawn beside the browser's own, which each draws in its way. */
export function Meter({ share, label }: { share: number; label: string }) {
  const value = Math.min(1, Math.max(0, share));
  return (
    <div className="meter">
      <meter className="visually-hidden" min={0} max={1} value={value} aria-label={label} />
      <div aria-hidden="true" style={{ width: `${value * 100}%` }} />
    </div>
  );
}
