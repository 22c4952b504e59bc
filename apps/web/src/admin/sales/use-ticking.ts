import { useEffect, useState } from "react";

/** The server's clock by what it said last, again each second. `said` is epoch milliseconds. */
export function useTicking(said: number): number {
  const [passed, setPassed] = useState({ since: said, ms: 0 });
  useEffect(() => {
    const heard = performance.now();
    const timer = setInterval(() => setPassed({ since: said, ms: performance.now() - heard }), 1000);
    return () => clearInterval(timer);
  }, [said]);
  return passed.since === said ? said + passed.ms : said;
}
