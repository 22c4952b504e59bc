import { moment } from "../../format/format.ts";
import { language } from "../../i18n/language.ts";
import { shopMs } from "./local-time.ts";

/** A moment in the reader's time zone: epoch milliseconds, or as the API writes it. A dash for none. */
export function When({ at }: { at: number | string | null }) {
  const ms = typeof at === "number" ? at : shopMs(at);
  if (ms === null || ms === 0) return <>–</>;
  return <time dateTime={new Date(ms).toISOString()}>{moment(ms, language())}</time>;
}
