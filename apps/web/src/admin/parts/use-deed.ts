import { type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { toast } from "../../ui/toasts.tsx";

interface DeedOptions<R> {
  /** What is said when it is done. */
  said?: string | ((result: R) => string);
  onDone?: (result: R) => void;
}

/**
 * Something the staff does: said when it is done; then all that the back office shows is asked for again, also when it was
 * refused, as the shop may be in another state than the page.
 */
export function useDeed<V, R>(
  deed: (input: V) => Promise<R>,
  { said, onDone }: DeedOptions<R> = {},
): UseMutationResult<R, Error, V> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: deed,
    onSuccess: (result) => {
      if (said !== undefined) toast(typeof said === "function" ? said(result) : said);
      onDone?.(result);
    },
    onSettled: () => void client.invalidateQueries({ queryKey: ["admin"] }),
  });
}
