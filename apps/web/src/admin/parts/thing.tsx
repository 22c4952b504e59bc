import type { ReactNode } from "react";

/** A product in a line: its picture, its name, and something small below. */
export function Thing({ picture, name, children }: { picture?: string; name: ReactNode; children?: ReactNode }) {
  return (
    <span className="thing">
      {picture ? <img src={picture} alt="" width="44" height="44" loading="lazy" /> : null}
      <span>
        <span>{name}</span>
        {children ? <small>{children}</small> : null}
      </span>
    </span>
  );
}
