/**
 * Every operation of the institution API: the one table from which its description is made, and with which a test
 * compares the routes.
 */
import { z } from "zod";
import { INSURANCE_SCHEME } from "../../catalogue/schemes";
import { exchangeAnswer, exchangeRequest } from "../exchange.server";
import { caseSummary, institutionCase } from "../institution-case.server";
import { certificateStep, certificateSummary, institutionCertificate } from "../institution-certificate.server";
import { csvReport } from "../institution-csv.server";
import { newKey, shownKey } from "../institution-key.server";
import { institutionStep } from "../institution-step.server";
import type { Problem } from "./problems";

export interface Operation {
  id: string;
  method: "GET" | "POST";
  /** Below /api/institutions/v1. */
  path: string;
  summary: string;
  description: string;
  parameters?: { name: string; in: "path" | "query"; description: string }[];
  /** Changes something: carries an Idempotency-Key. */
  writes?: true;
  /** Acts on a version: carries If-Match. */
  versioned?: true;
  body?: { type: "application/json" | "text/csv"; schema: z.ZodType; example: unknown };
  answer: {
    status: number;
    type: "application/json" | "text/csv";
    schema: z.ZodType;
    description: string;
    etag?: true;
  };
  problems: readonly Problem[];
}

const ALWAYS = [
  "no_token",
  "not_verified",
  "replayed",
  "too_many",
  "unexpected",
  "unavailable",
] as const satisfies readonly Problem[];
const WRITING = [
  ...ALWAYS,
  "malformed",
  "key_missing",
  "key_reused",
  "invalid",
  "too_large",
] as const satisfies readonly Problem[];
const STEPPING = [...WRITING, "not_found", "version_missing", "stale", "refused"] as const satisfies readonly Problem[];

const caseId = { name: "case", in: "path", description: "The case's id." } as const;
const requestId = { name: "request", in: "path", description: "The request's id." } as const;
const json = "application/json" as const;
const csvText = z.string();

export const OPERATIONS: readonly Operation[] = [
  {
    id: "listCases",
    method: "GET",
    path: "/cases",
    summary: "Your open cases",
    description:
      "All that still run on either track, in the order in which they came; 100 at a time. Nothing in the list is personal data: fetch a case to see what it is about.",
    parameters: [{ name: "after", in: "query", description: "`next` of the answer before: goes on from there." }],
    answer: {
      status: 200,
      type: json,
      schema: z.object({ cases: z.array(caseSummary), next: z.uuid().nullable() }).meta({ id: "CaseList" }),
      description: "Your open cases.",
    },
    problems: ALWAYS,
  },
  {
    id: "getCase",
    method: "GET",
    path: "/cases/{case}",
    summary: "One case",
    description:
      "What the resident wrote, the register's four facts to compare with, and your record where it is not hidden. Each look stands in the resident's access history.",
    parameters: [caseId],
    answer: { status: 200, type: json, schema: institutionCase, description: "The case.", etag: true },
    problems: [...ALWAYS, "not_found"],
  },
  {
    id: "takeStep",
    method: "POST",
    path: "/cases/{case}/steps",
    summary: "Take the next step",
    description:
      "Main track: acknowledge → (ask) → find → start_correction → verify. Leak track, for a mislinkage: request_log → report_log. The resident is told of each step.",
    parameters: [caseId],
    writes: true,
    versioned: true,
    body: {
      type: json,
      schema: institutionStep,
      example: {
        event: "find",
        finding: "mislinkage",
        reason: "同じ名前の、ほかの方の記録がひもづいていました。",
        cause: "same_name_and_birthday",
      },
    },
    answer: { status: 200, type: json, schema: caseSummary, description: "The case after the step.", etag: true },
    problems: STEPPING,
  },
  {
    id: "downloadCases",
    method: "GET",
    path: "/cases.csv",
    summary: "Your open cases as CSV",
    description:
      "For offices that work with a spreadsheet: UTF-8 with a header row, a line a case. Fill in the columns `event` and those that the event needs, and send the file back. Each case in it stands in its resident's access history as looked at.",
    answer: { status: 200, type: "text/csv", schema: csvText, description: "The cases." },
    problems: ALWAYS,
  },
  {
    id: "uploadAnswers",
    method: "POST",
    path: "/answers.csv",
    summary: "Send answers as CSV",
    description:
      "UTF-8. Columns `case`, `version`, `event` and, by event, `question`, `finding`, `reason`, `cause`, `consentedOn`, `counterpartNumber`, `result`, `kanji`, `kana`, `birthDate`, `sex`, `address`, `number` (of a case with `parts` one for each item, with spaces between, in the order of `scheme` and `parts`), `recordDetails` (a line a detail: `key: value`, of a part `scheme.key: value`). Lines without an event are left out. Each line is taken or refused by itself, and the report says which. The same file sent again changes nothing.",
    body: {
      type: "text/csv",
      schema: csvText,
      example: "case,version,event,finding,reason\n01980f2e-0000-7000-8000-000000000001,2,acknowledge,,\n",
    },
    answer: {
      status: 200,
      type: json,
      schema: csvReport,
      description: "What was taken and what was refused, line by line.",
    },
    problems: [...ALWAYS, "malformed", "invalid", "too_large"],
  },
  {
    id: "listCertificateRequests",
    method: "GET",
    path: "/certificate-requests",
    summary: "Requests for an eligibility certificate",
    description: "Those that wait for you as the insurer.",
    answer: {
      status: 200,
      type: json,
      schema: z.object({ requests: z.array(certificateSummary) }).meta({ id: "CertificateRequestList" }),
      description: "The requests.",
    },
    problems: ALWAYS,
  },
  {
    id: "getCertificateRequest",
    method: "GET",
    path: "/certificate-requests/{request}",
    summary: "One request",
    description: "With the name and address to which the certificate goes.",
    parameters: [requestId],
    answer: { status: 200, type: json, schema: institutionCertificate, description: "The request.", etag: true },
    problems: [...ALWAYS, "not_found"],
  },
  {
    id: "takeCertificateStep",
    method: "POST",
    path: "/certificate-requests/{request}/steps",
    summary: "Answer a request",
    description: "accept → send, or refuse with a reason that the resident reads.",
    parameters: [requestId],
    writes: true,
    versioned: true,
    body: { type: json, schema: certificateStep, example: { event: "accept" } },
    answer: {
      status: 200,
      type: json,
      schema: certificateSummary,
      description: "The request after the step.",
      etag: true,
    },
    problems: STEPPING,
  },
  {
    id: "noteExchange",
    method: "POST",
    path: "/exchanges",
    summary: "Before you hand data to another office",
    description:
      "Ask here first. 201: noted in the resident's exchange history, go on. 409 `exchange-stopped`: the record is hidden while it is being put right, hand nothing over.",
    writes: true,
    body: {
      type: json,
      schema: exchangeRequest,
      example: {
        scheme: INSURANCE_SCHEME,
        recordNumber: "10000001",
        asker: "mihon-kodomo",
        ground: "child_allowance",
      },
    },
    answer: { status: 201, type: json, schema: exchangeAnswer, description: "Noted." },
    problems: [...WRITING, "not_found", "exchange_stopped"],
  },
  {
    id: "listKeys",
    method: "GET",
    path: "/keys",
    summary: "Your keys",
    description: "Those that were registered, with the revoked ones.",
    answer: {
      status: 200,
      type: json,
      schema: z.object({ keys: z.array(shownKey) }).meta({ id: "KeyList" }),
      description: "The keys.",
    },
    problems: ALWAYS,
  },
  {
    id: "registerKey",
    method: "POST",
    path: "/keys",
    summary: "Register a further key",
    description:
      "To rotate: register the new key with a request that the old one signed, sign with the new one from then on, revoke the old one. Three keys may be valid at a time. The first key is registered by the operator.",
    body: {
      type: json,
      schema: newKey,
      example: {
        keyId: "2027-01",
        publicJwk: { kty: "OKP", crv: "Ed25519", x: "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo" },
      },
    },
    answer: {
      status: 201,
      type: json,
      schema: z.object({ keys: z.array(shownKey) }).meta({ id: "KeyList" }),
      description: "The keys after it.",
    },
    problems: [...ALWAYS, "malformed", "invalid", "too_large", "refused"],
  },
  {
    id: "revokeKey",
    method: "POST",
    path: "/keys/{key}/revoke",
    summary: "Revoke a key",
    description:
      "From the next request on it signs nothing. The last valid key cannot be revoked: call the operator where it is in wrong hands.",
    parameters: [{ name: "key", in: "path", description: "The key's id." }],
    answer: {
      status: 200,
      type: json,
      schema: z.object({ keys: z.array(shownKey) }).meta({ id: "KeyList" }),
      description: "The keys after it.",
    },
    problems: [...ALWAYS, "not_found", "refused"],
  },
];
