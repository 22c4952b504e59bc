import { useSyncExternalStore } from "react";

/** Who is logged in, on all pages of this browser. */
export interface Session {
  userId: number;
  accessToken: string;
  refreshToken: string;
}

const KEY = "flash-mall.session";
const listeners = new Set<() => void>();

let raw = localStorage.getItem(KEY);
let current = read(raw);

function read(text: string | null): Session | null {
  try {
    return text === null ? null : (JSON.parse(text) as Session);
  } catch {
    return null;
  }
}

function take(text: string | null): void {
  if (text === raw) return;
  raw = text;
  current = read(text);
  for (const listener of listeners) listener();
}

/** The session, now. */
export const currentSession = (): Session | null => current;

/** Keeps a session, or forgets it; every page that is open hears of it. */
export function keepSession(session: Session | null): void {
  const text = session === null ? null : JSON.stringify(session);
  if (text === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, text);
  take(text);
}

// Another tab has logged in or out.
window.addEventListener("storage", ({ key, newValue }) => {
  if (key === KEY || key === null) take(newValue);
});

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The session, and again whenever it changes. */
export const useSession = (): Session | null => useSyncExternalStore(subscribe, currentSession);
