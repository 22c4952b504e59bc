import { fail } from "@mall/kernel";

const MAX_PAGE = 1_000_000;
const MAX_PAGE_SIZE = 100;

/** Checks which page is asked for. @throws AppError `invalid_input` naming `page` or `page_size`. */
export function requirePage({ page, pageSize }: { page: number; pageSize: number }): void {
  requireWithin(page, MAX_PAGE, "page");
  requireWithin(pageSize, MAX_PAGE_SIZE, "page_size");
}

function requireWithin(value: number, max: number, field: string): void {
  if (!Number.isInteger(value) || value < 1 || value > max) {
    throw fail("invalid_input", { field, params: { reason: `must be 1..${max}` } });
  }
}
