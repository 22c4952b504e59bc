import { useEffect, useSyncExternalStore } from "react";

interface Toast {
  id: number;
  text: string;
  bad: boolean;
}

/** Milliseconds a message stays. */
const STAY_MS = 5_000;

let toasts: readonly Toast[] = [];
let nextId = 1;
const listeners = new Set<() => void>();

function change(next: readonly Toast[]): void {
  toasts = next;
  for (const listener of listeners) listener();
}

/** Says something at the foot of the page, and to screen readers, for a moment. */
export function toast(text: string, { bad = false } = {}): void {
  const id = nextId;
  nextId += 1;
  change([...toasts, { id, text, bad }]);
}

const subscribe = (listener: () => void) => {
  listeners.add(listener);
  return () => listeners.delete(listener);
};

/** Where messages appear; once on a page. */
export function Toasts() {
  const shown = useSyncExternalStore(subscribe, () => toasts);
  return (
    <div className="toasts" role="status" aria-live="polite">
      {shown.map((each) => (
        <Message key={each.id} {...each} />
      ))}
    </div>
  );
}

function Message({ id, text, bad }: Toast) {
  useEffect(() => {
    const timer = setTimeout(() => change(toasts.filter((each) => each.id !== id)), STAY_MS);
    return () => clearTimeout(timer);
  }, [id]);
  return <div className={bad ? "toast bad" : "toast"}>{text}</div>;
}
