/**
 * The system of record: one schema for PGlite and PostgreSQL, its tables by capability. Resident-owned tables begin
 * their primary key with
 * `resident_id`.
 */
export * from "./schema/register";
export * from "./schema/platform";
export * from "./schema/identity";
export * from "./schema/credentials";
export * from "./schema/journeys";
export * from "./schema/notices";
export * from "./schema/linkages";
export * from "./schema/corrections";
export * from "./schema/inspection";
export * from "./schema/account";
export * from "./schema/insurance";
export * from "./schema/history";
export * from "./schema/mandates";
export * from "./schema/protection";
export * from "./schema/support";
export * from "./schema/enquiries";
export * from "./schema/institutions";
export * from "./schema/desk";
export * from "./schema/simulator";
