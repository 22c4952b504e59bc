import { ShopError } from "@mall/sdk";
import { QueryClient } from "@tanstack/react-query";

/** What a page has asked, kept for as long as it is open. Refusals are not asked again; silence and overload are, twice. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 2_000,
      retry: (failures, error) => failures < 2 && error instanceof ShopError && isPassing(error),
      retryDelay: (attempt, error) =>
        error instanceof ShopError && error.retryAfter ? error.retryAfter * 1000 : 500 * 2 ** attempt,
    },
  },
});

const isPassing = ({ status }: ShopError): boolean => status === 0 || status === 429 || status >= 500;
