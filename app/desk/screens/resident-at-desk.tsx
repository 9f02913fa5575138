/** One resident at the desk: the live session, what waits for them, and all their matters, each with its desk page. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { ActionLink } from "../../ui/action-tag";
import { formatDayWithEra, formatTime } from "../../ui/dates";
import { useScreenName } from "../../ui/edges/screen-name";
import { KeyValues } from "../../ui/key-values";
import { Page } from "../../ui/page";
import { PageContext, usePageFacts } from "../../ui/page-context";
import { Section } from "../../ui/section";
import { requireStaffMember } from "../../identity/guards.server";
import { ACTIONS, may } from "../../identity/viewing";
import { notFound } from "../../platform/responses";
import { openResident, type ResidentAtDesk } from "../resident-at-desk.server";
import { Affairs } from "./resident-at-desk/affairs";
import { Cases } from "./resident-at-desk/cases";
import { Enquiries } from "./resident-at-desk/enquiries";
import { Cards, Looks, Notes, Proxies } from "./resident-at-desk/beside";

export async function loader(args: LoaderFunctionArgs) {
  const staffMember = await requireStaffMember(args);
  const opened = await openResident(staffMember, args.params["support"] ?? "");
  if (!opened) throw notFound();
  return opened;
}

/** What the resident may do: the words of their own list depend on it. */
const OF_RESIDENT = ACTIONS.filter((action) => may("self", action));

export default function ResidentPage() {
  const opened = useLoaderData<typeof loader>();
  const { t } = useTranslation("desk-resident");
  const facts = usePageFacts();
  const { viewer, resident, affairs, running, ended, calls, enquiries, proxies, cards, looks, notes } = opened;
  const name = resident.nameKanji;
  return (
    <Page
      title={t("title", { name })}
      heading={t("heading", { name })}
      back={{ href: path("desk"), label: t("desk:back") }}
      aside={
        <>
          <Proxies proxies={proxies} />
          <Cards cards={cards} />
          <Looks looks={looks} historyHref={path("history", { viewer })} />
          <Notes notes={notes} />
        </>
      }
    >
      <Facts opened={opened} />
      <LiveLook opened={opened} />
      {/* What the resident reads of themselves, in the words for whoever reads it beside them. */}
      <PageContext value={{ ...facts, segment: viewer, principal: name, allowed: OF_RESIDENT }}>
        <Affairs affairs={affairs} residentId={resident.residentId} />
        <Cases running={running} ended={ended} residentId={resident.residentId} />
      </PageContext>
      <Enquiries calls={calls} enquiries={enquiries} residentId={resident.residentId} />
    </Page>
  );
}

function Facts({ opened: { resident, check } }: { opened: ResidentAtDesk }) {
  const { t } = useTranslation("desk-resident");
  const { locale } = usePageFacts();
  return (
    <KeyValues
      rows={[
        { label: t("facts.kana"), value: resident.nameKana },
        { label: t("facts.born"), value: formatDayWithEra(new Date(resident.birthDate), locale) },
        { label: t("facts.check"), value: t("facts.checked", check) },
      ]}
    />
  );
}

/** Why one looks, until when, and the way to the screen that the resident has open. */
function LiveLook({ opened: { viewer, look } }: { opened: ResidentAtDesk }) {
  const { t } = useTranslation("desk-resident");
  const { locale } = usePageFacts();
  const screen = useScreenName(look.page ?? "");
  const times = { since: formatTime(look.joinedAt, locale), until: formatTime(look.endsAt, locale) };
  return (
    <Section heading={t(`look.heading.${look.kind}`)} lead={t("look.told")}>
      <KeyValues
        rows={[
          { label: t("look.why"), value: t(`help:reasons.${look.reason}`) },
          { label: t("look.until"), value: t("viewer:looking.times", times) },
          ...(look.page === undefined ? [] : [{ label: t("look.screen"), value: screen }]),
        ]}
      />
      <ActionLink href={path(look.page === undefined ? "home" : "guide", { viewer })}>
        {t("viewer:looking.back")}
      </ActionLink>
    </Section>
  );
}
