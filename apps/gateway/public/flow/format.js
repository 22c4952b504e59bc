/** At most one digit after the point: 5, 4.9. */
export const short = (value) => String(Number(value.toFixed(1)));

/** Thousands apart: 12,345. */
export const count = (value) => value.toLocaleString("en-US");

/** Milliseconds, or seconds when there are many. */
export const duration = (ms) => (ms >= 10_000 ? `${short(ms / 1000)} s` : `${short(ms)} ms`);

/** A time of the day, as the reader's clock shows it. */
export const clockTime = (at) => new Date(at).toLocaleTimeString("zh-CN", { hour12: false });

/** Date and time. */
export const dateTime = (at) => new Date(at).toLocaleString("zh-CN", { hour12: false });

/** Whole seconds from now on, at least 0: 4 s. */
export const secondsLeft = (at, now) => `${Math.max(0, Math.ceil((at - now) / 1000))} s`;

/** A share of one: 37 %. */
export const percent = (share) => `${Math.round(share * 100)} %`;
