/** Mandates that hold from the first start on: a parent's for a child, registered at the desk. */
import { fifteenthBirthday } from "../../app/mandates/fifteenth-birthday";
import type { mandates } from "../schema";
import { nearlyFifteen, wifesAccount } from "./families";
import { deskAgent, deskSupervisor } from "./staff";

const registered = new Date("2026-05-11T10:00:00+09:00");
const approved = new Date("2026-05-11T15:00:00+09:00");

export const grantedMandates: (typeof mandates.$inferInsert & { proxyId: string; startsAt: Date })[] = [
  {
    residentId: nearlyFifteen.id,
    mandateId: "01900000-0000-7000-8000-000000262604",
    proxyId: wifesAccount.id,
    proxyName: wifesAccount.nameKanji,
    ground: "parent",
    scopes: ["see", "see_sensitive", "report", "follow"],
    state: "active",
    stateSince: approved,
    startsAt: new Date("2026-05-13T00:00:00+09:00"),
    endsAt: fifteenthBirthday(nearlyFifteen.birthDate),
    codeEndsAt: approved,
    papers: ["family_register", "my_number_card"],
    registeredBy: deskAgent.id,
    approvedBy: deskSupervisor.id,
    invitedAt: registered,
  },
];

export type GrantedMandate = (typeof grantedMandates)[number];
