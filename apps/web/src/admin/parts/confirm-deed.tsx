import type { ReactNode } from "react";
import { Confirm } from "../../ui/confirm.tsx";
import { useDeed } from "./use-deed.ts";

interface ConfirmDeedProps {
  title: string;
  children?: ReactNode;
  /** What the button says. */
  action: string;
  dangerous?: boolean;
  deed: () => Promise<unknown>;
  /** What is said when it is done. */
  said: string;
  onClose: () => void;
}

/** Asks before something is done, does it, and closes; stays with the reason when the shop refuses. */
export function ConfirmDeed({ title, children, action, dangerous = false, deed, said, onClose }: ConfirmDeedProps) {
  const doing = useDeed(deed, { said, onDone: onClose });
  return (
    <Confirm
      title={title}
      action={action}
      dangerous={dangerous}
      busy={doing.isPending}
      error={doing.error}
      onConfirm={() => doing.mutate(undefined)}
      onClose={onClose}
    >
      {children}
    </Confirm>
  );
}
