/** For staff, and answered as long as anything is: an overloaded gateway is when they need it. */
export const OPERATOR_ROUTE = { access: "operator", flow: { priority: "critical" } } as const;

/** For admins alone: who is staff, and what staff did. */
export const ADMIN_ROUTE = { access: "admin", flow: { priority: "critical" } } as const;
