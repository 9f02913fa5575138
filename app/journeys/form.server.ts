/** Reading what a browser sends: the fields of a posted form, a word asked for in the address, what was typed before the session ran out. */
import type { Viewing } from "../identity/viewing";
import { findUnsent } from "./unsent.server";

// Control characters but tab and line breaks, lone halves of surrogate pairs (no database takes them), what a decoder could not read,
// and marks that turn the direction of all text after them.
const UNUSABLE = /[^\P{Cc}\t\n\r]|\p{Surrogate}|[\uFFFD\u202A-\u202E\u2066-\u2069]/gu;

/** @returns what was asked for in the address under this name, without characters that no page can show */
export function queryText(request: Request, name: string): string {
  return (new URL(request.url).searchParams.get(name) ?? "").replace(UNUSABLE, "").trim().slice(0, 100);
}

/** A form's fields as text, without the characters that no keyboard makes and no page can show; `unusable` names the fields that held some. */
export interface FormFields {
  get(name: string): string;
  unusable: string[];
}

/** Reads a posted form. Line breaks become `\n`; surrounding white space goes. */
export async function readForm(request: Request): Promise<FormFields> {
  const { values, unusable } = await readFields(request);
  return { get: (name) => values.get(name) ?? "", unusable };
}

export async function readFields(request: Request): Promise<{ values: Map<string, string>; unusable: string[] }> {
  const data = await request.formData().catch(() => new FormData());
  const values = new Map<string, string>();
  const unusable: string[] = [];
  for (const [name, value] of data) {
    if (typeof value !== "string") continue;
    const usable = value.replace(UNUSABLE, "");
    if (usable !== value) unusable.push(name);
    values.set(name, usable.replaceAll("\r\n", "\n").trim());
  }
  return { values, unusable };
}

/** @returns what was typed on this page before the session ran out, by field */
export function unsentOf(viewing: Viewing, request: Request): Promise<Record<string, string>> {
  return findUnsent(viewing, new URL(request.url).pathname);
}
