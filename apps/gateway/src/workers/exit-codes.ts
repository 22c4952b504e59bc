/** Exit codes of sysexits.h that a worker ends with when no other start would mend it. */

/** A variable does not fit. */
export const EX_CONFIG = 78;

/** Another program has the port. */
export const EX_UNAVAILABLE = 69;
