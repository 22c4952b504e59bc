import { invalid } from "./input.ts";
import type { Stock } from "./ports/stock.ts";

const MAX_RESERVATION_ID = 64;

/** Gives a reservation back, once; a release that comes first makes the reservation fail. False: it was settled before. */
export function releaseStock({ stock }: { stock: Pick<Stock, "release"> }) {
  return (reservationId: string): Promise<boolean> => stock.release(requireReservationId(reservationId));
}

/** Returns the id. @throws AppError `invalid_input`. */
export function requireReservationId(id: string): string {
  if (id === "" || id.length > MAX_RESERVATION_ID) {
    throw invalid("reservation_id", `must have 1..${MAX_RESERVATION_ID} characters`);
  }
  return id;
}
