/**
 * The one table of screens: path, module, and what one must be allowed to do there. A screen that is not in it does not
 * exist.
 */
import type { RouteConfigEntry } from "@remix-run/route-config";
import type { SchemeId } from "./catalogue/schemes";
import type { DeskAction } from "./identity/staff";
import type { Action } from "./identity/viewing";

type Below<Place extends string> = Place | `${Place}/${string}` | `${Place}.${string}`;

interface Screen<Path extends string, Asked extends string> {
  path: Path;
  /** Below app/. */
  module: `${string}/screens/${string}.${"ts" | "tsx"}`;
  /** Asked of who reads the screen; left out where there is nothing to read. */
  look?: Asked;
  /** Asked of who sends its form; left out where it has none. */
  act?: Asked;
  /** To be shown it is nothing that somebody does: it prolongs no session. */
  passive?: true;
}

export interface ViewerScreen extends Screen<Below<"/:viewer">, Action> {
  look: Action;
  /** The record that the screen is about: who does not see it, does not see the screen. */
  scheme?: SchemeId;
  /** What was typed there and not sent is kept, and given back. */
  keepsTyped?: true;
  /** Each has this screen for the own session: an agent does not go along to it. */
  alone?: true;
}

export interface DeskScreen extends Screen<Below<"/desk">, DeskAction> {
  look: DeskAction;
}

/**
 * Places where nothing is asked beforehand: each screen there looks itself at whoever comes. A new one is named here on
 * purpose.
 */
type OpenPlace =
  | "bring"
  | "card-permissions"
  | "ceremonies"
  | "display"
  | "finished"
  | "problem"
  | "questions"
  | "reader"
  | "sign-in"
  | "sign-out"
  | "simulator";
type OpenScreen = Screen<"/" | Below<`/${OpenPlace}`>, "everybody">;

/** An institution signs each request. */
type ApiScreen = Screen<Below<"/api/institutions/v1">, "everybody" | "institution">;

export const SCREENS = {
  // home
  front: { path: "/", module: "home/screens/front.tsx", look: "everybody" },
  home: { path: "/:viewer", module: "home/screens/home.tsx", look: "see" },
  "resident-at-desk": {
    path: "/desk/residents/:support",
    module: "desk/screens/resident-at-desk.tsx",
    look: "support",
  },
  display: { path: "/display", module: "home/screens/display.tsx", look: "everybody", act: "everybody" },
  problem: { path: "/problem/:kind", module: "home/screens/problem.tsx", look: "everybody" },
  // account
  account: {
    path: "/:viewer/account",
    module: "account/screens/account.tsx",
    look: "see",
    scheme: "public-money-account",
  },
  "account-change": {
    path: "/:viewer/account/change",
    module: "account/screens/account-change.tsx",
    look: "manage_account",
    scheme: "public-money-account",
  },
  "account-change-bank": {
    path: "/:viewer/account/change/bank",
    module: "account/screens/account-change-bank.tsx",
    look: "manage_account",
    act: "manage_account",
    scheme: "public-money-account",
  },
  "account-change-branch": {
    path: "/:viewer/account/change/branch",
    module: "account/screens/account-change-branch.tsx",
    look: "manage_account",
    act: "manage_account",
    scheme: "public-money-account",
  },
  "account-change-check": {
    path: "/:viewer/account/change/check",
    module: "account/screens/account-change-check.tsx",
    look: "manage_account",
    act: "manage_account",
    scheme: "public-money-account",
  },
  "account-change-holder": {
    path: "/:viewer/account/change/holder",
    module: "account/screens/account-change-holder.tsx",
    look: "manage_account",
    act: "manage_account",
    scheme: "public-money-account",
    keepsTyped: true,
  },
  "account-change-number": {
    path: "/:viewer/account/change/number",
    module: "account/screens/account-change-number.tsx",
    look: "manage_account",
    act: "manage_account",
    scheme: "public-money-account",
    keepsTyped: true,
  },
  "account-delete": {
    path: "/:viewer/account/delete",
    module: "account/screens/account-delete.tsx",
    look: "manage_account",
    act: "manage_account",
    scheme: "public-money-account",
  },
  // corrections
  cases: { path: "/:viewer/cases", module: "corrections/screens/cases.tsx", look: "follow_case" },
  case: {
    path: "/:viewer/cases/:receipt",
    module: "corrections/screens/case.tsx",
    look: "follow_case",
    act: "report",
    keepsTyped: true,
  },
  "case-leak": {
    path: "/:viewer/cases/:receipt/leak",
    module: "corrections/screens/case-leak.tsx",
    look: "follow_case",
  },
  "case-letter": {
    path: "/:viewer/cases/:receipt/letter",
    module: "corrections/screens/case-letter.tsx",
    look: "follow_case",
  },
  "case-letter-pdf": {
    path: "/:viewer/cases/:receipt/letter.pdf",
    module: "corrections/screens/case-letter-pdf.ts",
    look: "follow_case",
  },
  "case-print": {
    path: "/:viewer/cases/:receipt/print",
    module: "corrections/screens/case-print.tsx",
    look: "follow_case",
  },
  "case-receipt-pdf": {
    path: "/:viewer/cases/:receipt/receipt.pdf",
    module: "corrections/screens/case-receipt-pdf.ts",
    look: "follow_case",
  },
  "case-received": {
    path: "/:viewer/cases/:receipt/received",
    module: "corrections/screens/case-received.tsx",
    look: "follow_case",
  },
  "case-reopen": {
    path: "/:viewer/cases/:receipt/reopen",
    module: "corrections/screens/case-reopen.tsx",
    look: "report",
    act: "report",
    keepsTyped: true,
  },
  "case-scanned": {
    path: "/:viewer/cases/:receipt/scanned",
    module: "corrections/screens/case-scanned.tsx",
    look: "follow_case",
  },
  "case-withdraw": {
    path: "/:viewer/cases/:receipt/withdraw",
    module: "corrections/screens/case-withdraw.tsx",
    look: "report",
    act: "report",
  },
  report: { path: "/:viewer/linkages/:scheme/report", module: "corrections/screens/report.ts", look: "fill_in" },
  "report-check": {
    path: "/:viewer/linkages/:scheme/report/check",
    module: "corrections/screens/report-check.tsx",
    look: "fill_in",
    act: "report",
  },
  "report-contact": {
    path: "/:viewer/linkages/:scheme/report/contact",
    module: "corrections/screens/report-contact.tsx",
    look: "fill_in",
    act: "fill_in",
    keepsTyped: true,
  },
  "report-details": {
    path: "/:viewer/linkages/:scheme/report/details",
    module: "corrections/screens/report-details.tsx",
    look: "fill_in",
    act: "fill_in",
    keepsTyped: true,
  },
  "report-kind": {
    path: "/:viewer/linkages/:scheme/report/kind",
    module: "corrections/screens/report-kind.tsx",
    look: "fill_in",
    act: "fill_in",
  },
  // insurance
  certificate: {
    path: "/:viewer/certificate",
    module: "insurance/screens/certificate.tsx",
    look: "see",
    act: "manage_insurance_use",
    scheme: "health-insurance-card",
  },
  "certificate-request": {
    path: "/:viewer/certificate/request",
    module: "insurance/screens/certificate-request.ts",
    look: "manage_insurance_use",
    scheme: "health-insurance-card",
  },
  "certificate-request-check": {
    path: "/:viewer/certificate/request/check",
    module: "insurance/screens/certificate-request-check.tsx",
    look: "manage_insurance_use",
    act: "manage_insurance_use",
    scheme: "health-insurance-card",
  },
  "certificate-request-reason": {
    path: "/:viewer/certificate/request/reason",
    module: "insurance/screens/certificate-request-reason.tsx",
    look: "manage_insurance_use",
    act: "manage_insurance_use",
    scheme: "health-insurance-card",
  },
  "insurance-use": {
    path: "/:viewer/insurance-use",
    module: "insurance/screens/insurance-use.tsx",
    look: "see",
    scheme: "health-insurance-card",
  },
  "insurance-use-cancel": {
    path: "/:viewer/insurance-use/cancel",
    module: "insurance/screens/insurance-use-cancel.tsx",
    look: "manage_insurance_use",
    act: "manage_insurance_use",
    scheme: "health-insurance-card",
  },
  // credentials
  credentials: {
    path: "/:viewer/credentials",
    module: "credentials/screens/credentials.tsx",
    look: "manage_credentials",
  },
  "credential-register": {
    path: "/:viewer/credentials/register",
    module: "credentials/screens/credential-register.tsx",
    look: "manage_credentials",
    act: "manage_credentials",
  },
  "credential-remove": {
    path: "/:viewer/credentials/remove/:credential",
    module: "credentials/screens/credential-remove.tsx",
    look: "manage_credentials",
    act: "manage_credentials",
  },
  "card-permission": {
    path: "/card-permissions/:credential",
    module: "credentials/screens/card-permission.ts",
    look: "everybody",
    act: "everybody",
  },
  "desk-cards": { path: "/desk/cards", module: "credentials/screens/desk-cards.tsx", look: "prepare", act: "prepare" },
  "desk-cards-resident": {
    path: "/desk/cards/:resident",
    module: "credentials/screens/desk-cards-resident.tsx",
    look: "prepare",
    act: "prepare",
  },
  "desk-cards-permission": {
    path: "/desk/cards/:resident/:permission",
    module: "credentials/screens/desk-cards-permission.tsx",
    look: "prepare",
  },
  // enquiries
  enquiries: { path: "/:viewer/enquiries", module: "enquiries/screens/enquiries.tsx", look: "get_help" },
  enquiry: {
    path: "/:viewer/enquiries/:enquiry",
    module: "enquiries/screens/enquiry.tsx",
    look: "get_help",
    act: "get_help",
    keepsTyped: true,
  },
  "enquiry-new": {
    path: "/:viewer/enquiries/new",
    module: "enquiries/screens/enquiry-new.tsx",
    look: "get_help",
    act: "get_help",
    keepsTyped: true,
  },
  questions: { path: "/questions", module: "enquiries/screens/questions.tsx", look: "everybody" },
  // support
  guide: { path: "/:viewer/guide", module: "support/screens/guide.tsx", look: "guide", act: "guide" },
  "guide-events": {
    path: "/:viewer/guide/events",
    module: "support/screens/guide-events.ts",
    look: "guide",
    passive: true,
  },
  help: { path: "/:viewer/help", module: "support/screens/help.tsx", look: "get_help", act: "get_help" },
  "desk-find": { path: "/desk/find", module: "support/screens/desk-find.tsx", look: "find", act: "find" },
  "desk-support": {
    path: "/desk/support",
    module: "support/screens/desk-support.tsx",
    look: "support",
    act: "support",
  },
  "desk-unusual": {
    path: "/desk/unusual",
    module: "support/screens/desk-unusual.tsx",
    look: "approve",
    act: "approve",
  },
  // history
  history: { path: "/:viewer/history", module: "history/screens/history.tsx", look: "see_history" },
  "history-csv": { path: "/:viewer/history.csv", module: "history/screens/history-csv.ts", look: "take_history_along" },
  // linkages
  linkages: { path: "/:viewer/linkages", module: "linkages/screens/linkages.tsx", look: "see" },
  linkage: { path: "/:viewer/linkages/:scheme", module: "linkages/screens/linkage.tsx", look: "see", act: "answer" },
  // mandates
  mandates: { path: "/:viewer/mandates", module: "mandates/screens/mandates.tsx", look: "manage_mandates" },
  mandate: {
    path: "/:viewer/mandates/:mandate",
    module: "mandates/screens/mandate.tsx",
    look: "manage_mandates",
    act: "manage_mandates",
  },
  "mandate-print": {
    path: "/:viewer/mandates/:mandate/print",
    module: "mandates/screens/mandate-print.tsx",
    look: "manage_mandates",
  },
  "mandate-page": {
    path: "/:viewer/mandates/:way/:page",
    module: "mandates/screens/mandate-page.tsx",
    look: "manage_mandates",
    act: "manage_mandates",
    keepsTyped: true,
  },
  "mandate-accept": {
    path: "/:viewer/mandates/accept",
    module: "mandates/screens/mandate-accept.tsx",
    look: "manage_mandates",
    act: "manage_mandates",
  },
  "mandate-ask": { path: "/:viewer/mandates/ask", module: "mandates/screens/mandate-ask.ts", look: "manage_mandates" },
  "mandate-offer": {
    path: "/:viewer/mandates/offer",
    module: "mandates/screens/mandate-offer.ts",
    look: "manage_mandates",
  },
  // notices
  changes: {
    path: "/:viewer/changes",
    module: "notices/screens/changes.ts",
    look: "follow_case",
    passive: true,
  },
  notices: {
    path: "/:viewer/notices",
    module: "notices/screens/notices.tsx",
    look: "manage_notices",
    act: "manage_notices",
  },
  "notices-mail": {
    path: "/:viewer/notices/mail",
    module: "notices/screens/notices-mail.tsx",
    look: "manage_notices",
    act: "manage_notices",
  },
  // identity
  sign: { path: "/:viewer/sign/:ceremony", module: "identity/screens/sign.tsx", look: "see", act: "see", alone: true },
  "still-there": {
    path: "/:viewer/still-there",
    module: "identity/screens/still-there.tsx",
    look: "see",
    act: "see",
    alone: true,
    passive: true,
  },
  ceremony: { path: "/ceremonies/:ceremony", module: "identity/screens/ceremony.ts", look: "everybody", passive: true },
  finished: { path: "/finished", module: "identity/screens/finished.tsx", look: "everybody" },
  "sign-in": { path: "/sign-in", module: "identity/screens/sign-in.tsx", look: "everybody" },
  "sign-in-answer": {
    path: "/sign-in/answer",
    module: "identity/screens/sign-in-answer.ts",
    look: "everybody",
    act: "everybody",
  },
  "sign-in-problem": {
    path: "/sign-in/problem/:reason",
    module: "identity/screens/sign-in-problem.tsx",
    look: "everybody",
  },
  "sign-in-start": {
    path: "/sign-in/start",
    module: "identity/screens/sign-in-start.ts",
    look: "everybody",
    act: "everybody",
  },
  "sign-out": {
    path: "/sign-out",
    module: "identity/screens/sign-out.tsx",
    look: "everybody",
    act: "everybody",
    passive: true,
  },
  // institutions
  api: { path: "/api/institutions/v1", module: "institutions/screens/api.tsx", look: "everybody" },
  "api-unknown": {
    path: "/api/institutions/v1/*",
    module: "institutions/screens/api-unknown.ts",
    look: "institution",
    act: "institution",
  },
  "api-answers-csv": {
    path: "/api/institutions/v1/answers.csv",
    module: "institutions/screens/api-answers-csv.ts",
    act: "institution",
  },
  "api-cases": { path: "/api/institutions/v1/cases", module: "institutions/screens/api-cases.ts", look: "institution" },
  "api-cases-csv": {
    path: "/api/institutions/v1/cases.csv",
    module: "institutions/screens/api-cases-csv.ts",
    look: "institution",
  },
  "api-case": {
    path: "/api/institutions/v1/cases/:case",
    module: "institutions/screens/api-case.ts",
    look: "institution",
  },
  "api-case-steps": {
    path: "/api/institutions/v1/cases/:case/steps",
    module: "institutions/screens/api-case-steps.ts",
    act: "institution",
  },
  "api-certificate-requests": {
    path: "/api/institutions/v1/certificate-requests",
    module: "institutions/screens/api-certificate-requests.ts",
    look: "institution",
  },
  "api-certificate-request": {
    path: "/api/institutions/v1/certificate-requests/:request",
    module: "institutions/screens/api-certificate-request.ts",
    look: "institution",
  },
  "api-certificate-request-steps": {
    path: "/api/institutions/v1/certificate-requests/:request/steps",
    module: "institutions/screens/api-certificate-request-steps.ts",
    act: "institution",
  },
  "api-exchanges": {
    path: "/api/institutions/v1/exchanges",
    module: "institutions/screens/api-exchanges.ts",
    act: "institution",
  },
  "api-keys": {
    path: "/api/institutions/v1/keys",
    module: "institutions/screens/api-keys.ts",
    look: "institution",
    act: "institution",
  },
  "api-key-revoke": {
    path: "/api/institutions/v1/keys/:key/revoke",
    module: "institutions/screens/api-key-revoke.ts",
    act: "institution",
  },
  "api-openapi": {
    path: "/api/institutions/v1/openapi.json",
    module: "institutions/screens/api-openapi.ts",
    look: "everybody",
  },
  // guides
  bring: { path: "/bring", module: "guides/screens/bring.tsx", look: "everybody" },
  "bring-situation": { path: "/bring/:situation", module: "guides/screens/bring-situation.tsx", look: "everybody" },
  // desk
  desk: { path: "/desk", module: "desk/screens/desk.tsx", look: "see_queue", act: "work" },
  approvals: { path: "/desk/approvals", module: "desk/screens/approvals.tsx", look: "approve" },
  approval: {
    path: "/desk/approvals/:resident/:approval",
    module: "desk/screens/approval.tsx",
    look: "approve",
    act: "approve",
  },
  audit: { path: "/desk/audit", module: "desk/screens/audit.tsx", look: "audit", act: "audit" },
  "audit-resident": {
    path: "/desk/audit/:resident",
    module: "desk/screens/audit-resident.tsx",
    look: "audit",
    act: "audit",
  },
  "call-new": { path: "/desk/calls/new", module: "desk/screens/call-new.tsx", look: "work", act: "work" },
  "desk-case": {
    path: "/desk/cases/:resident/:receipt",
    module: "desk/screens/desk-case.tsx",
    look: "work",
    act: "work",
  },
  "desk-enquiry": {
    path: "/desk/enquiries/:resident/:enquiry",
    module: "desk/screens/desk-enquiry.tsx",
    look: "work",
    act: "work",
  },
  figures: { path: "/desk/figures", module: "desk/screens/figures.tsx", look: "see_figures" },
  "figures-csv": { path: "/desk/figures.csv", module: "desk/screens/figures-csv.ts", look: "see_figures" },
  registrations: { path: "/desk/mandates", module: "desk/screens/registrations.tsx", look: "prepare" },
  "registered-mandates": {
    path: "/desk/mandates/:resident",
    module: "desk/screens/registered-mandates.tsx",
    look: "prepare",
  },
  "registered-mandate": {
    path: "/desk/mandates/:resident/:mandate",
    module: "desk/screens/registered-mandate.tsx",
    look: "prepare",
    act: "prepare",
  },
  "registered-mandate-letter": {
    path: "/desk/mandates/:resident/:mandate/letter",
    module: "desk/screens/registered-mandate-letter.tsx",
    look: "prepare",
  },
  "registered-mandates-find": {
    path: "/desk/mandates/find",
    module: "desk/screens/registered-mandates-find.tsx",
    look: "prepare",
    act: "prepare",
  },
  registration: { path: "/desk/mandates/new", module: "desk/screens/registration.ts", look: "prepare", act: "prepare" },
  "registration-check": {
    path: "/desk/mandates/new/check",
    module: "desk/screens/registration-check.tsx",
    look: "prepare",
    act: "prepare",
  },
  "registration-end": {
    path: "/desk/mandates/new/end",
    module: "desk/screens/registration-end.tsx",
    look: "prepare",
    act: "prepare",
  },
  "registration-ground": {
    path: "/desk/mandates/new/ground",
    module: "desk/screens/registration-ground.tsx",
    look: "prepare",
    act: "prepare",
  },
  "registration-papers": {
    path: "/desk/mandates/new/papers",
    module: "desk/screens/registration-papers.tsx",
    look: "prepare",
    act: "prepare",
  },
  "registration-principal": {
    path: "/desk/mandates/new/principal",
    module: "desk/screens/registration-principal.tsx",
    look: "prepare",
    act: "prepare",
  },
  "registration-proxy": {
    path: "/desk/mandates/new/proxy",
    module: "desk/screens/registration-proxy.tsx",
    look: "prepare",
    act: "prepare",
  },
  "registration-scopes": {
    path: "/desk/mandates/new/scopes",
    module: "desk/screens/registration-scopes.tsx",
    look: "prepare",
    act: "prepare",
  },
  "public-answers": { path: "/desk/questions", module: "desk/screens/public-answers.tsx", look: "work", act: "work" },
  "public-answer-edit": {
    path: "/desk/questions/edit",
    module: "desk/screens/public-answer-edit.tsx",
    look: "work",
    act: "work",
  },
  "report-approvals": { path: "/desk/report-approvals", module: "desk/screens/report-approvals.tsx", look: "approve" },
  "report-approval": {
    path: "/desk/report-approvals/:resident/:approval",
    module: "desk/screens/report-approval.tsx",
    look: "approve",
    act: "approve",
  },
  "report-approval-new": {
    path: "/desk/report-approvals/new",
    module: "desk/screens/report-approval-new.tsx",
    look: "prepare",
    act: "prepare",
  },
  // simulator
  reader: { path: "/reader", module: "simulator/screens/reader.tsx", look: "everybody", act: "everybody" },
  "reader-ceremony": {
    path: "/reader/:ceremony",
    module: "simulator/screens/reader-ceremony.tsx",
    look: "everybody",
    act: "everybody",
  },
  "reader-new-pin": {
    path: "/reader/new-pin",
    module: "simulator/screens/reader-new-pin.tsx",
    look: "everybody",
    act: "everybody",
  },
  simulator: { path: "/simulator", module: "simulator/screens/simulator.tsx", look: "everybody" },
  "institution-key": {
    path: "/simulator/institutions/:institution/key.json",
    module: "simulator/screens/institution-key.ts",
    look: "everybody",
  },
  "institution-notices": {
    path: "/simulator/institutions/:institution/notices",
    module: "simulator/screens/institution-notices.ts",
    act: "everybody",
  },
  mailbox: { path: "/simulator/mailbox", module: "simulator/screens/mailbox.tsx", look: "everybody" },
} as const satisfies Record<string, ViewerScreen | DeskScreen | OpenScreen | ApiScreen>;

export type ScreenId = keyof typeof SCREENS;

const routes: RouteConfigEntry[] = Object.entries(SCREENS).map(([id, { path, module }]) =>
  path === "/" ? { id, index: true, file: module } : { id, path: path.slice(1), file: module },
);

export default routes;
