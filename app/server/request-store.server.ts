/** What is learnt about a request while it is answered and wanted again when its page is rendered. */
import { AsyncLocalStorage } from "node:async_hooks";
import type { Viewing } from "../identity/viewing";
import type { StaffMember } from "../identity/staff.server";

interface RequestStore {
  viewing?: Viewing;
  staffMember?: StaffMember;
  fields?: ReadonlyMap<string, string>;
}

const storage = new AsyncLocalStorage<RequestStore>();

export function withRequestStore<T>(answer: () => Promise<T>): Promise<T> {
  return storage.run({}, answer);
}

export function rememberViewing(viewing: Viewing): void {
  const store = storage.getStore();
  if (store) store.viewing = viewing;
}

export function rememberFields(fields: ReadonlyMap<string, string>): void {
  const store = storage.getStore();
  if (store) store.fields = fields;
}

/** @returns the form of the request, where it was read already */
export function rememberedFields(): ReadonlyMap<string, string> | undefined {
  return storage.getStore()?.fields;
}

/** @returns the viewing of the request that is being answered, or undefined where nobody is signed in */
export function rememberedViewing(): Viewing | undefined {
  return storage.getStore()?.viewing;
}

export function rememberStaffMember(staffMember: StaffMember): void {
  const store = storage.getStore();
  if (store) store.staffMember = staffMember;
}

/** @returns who works at the desk in the request that is being answered, or undefined on every other page */
export function rememberedStaffMember(): StaffMember | undefined {
  return storage.getStore()?.staffMember;
}
