/** The roles of the access matrix. */
export const STAFF_ROLES = ['admin', 'pr-lead', 'team-lead', 'agent', 'viewer'] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];
