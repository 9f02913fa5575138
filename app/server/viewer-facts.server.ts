/** What a page shows of the viewer around its content: for whom one acts, whether the desk looks on, where the footer leads. */
import type { PageFacts } from "../ui/page-context";
import { FOOTER_PLACES } from "../ui/page-edges";
import { mayLookAt } from "../identity/permissions";
import { ACTIONS, type Viewing } from "../identity/viewing";
import { countUnread } from "../notices/notice.server";
import { findGuidance } from "../support/guidance.server";
import { findOwnSupport } from "../support/support.server";

/** @param failed the page says that something went wrong: nothing more is asked of the database */
export async function factsOfViewer(
  viewing: Viewing,
  pathname: string,
  failed: boolean,
): Promise<Pick<PageFacts, "unread" | "allowed" | "places" | "principal" | "guiding" | "help">> {
  const facts = {
    allowed: ACTIONS.filter((action) => viewing.may(action)),
    places: FOOTER_PLACES.filter((place) => mayLookAt(viewing, place)),
    principal: viewing.acting?.principalName,
  };
  if (failed) return { ...facts, unread: 0 };
  const page = pathname.split("/").slice(2).join("/");
  const unread = viewing.may("manage_notices") ? await countUnread(viewing) : 0;
  return { ...facts, unread, guiding: await guidingOf(viewing, page), help: await helpOf(viewing, page) };
}

async function guidingOf(viewing: Viewing, page: string): Promise<PageFacts["guiding"]> {
  const guidance = await findGuidance(viewing);
  if (!guidance || !viewing.support) return undefined;
  const { residentName, kind } = viewing.support;
  const isTogether = guidance.pageAt !== null && guidance.page.split("?")[0] === page;
  return {
    residentName,
    kind,
    following: guidance.following,
    isTogether,
    page,
    pointed: guidance.pointed?.page === page ? guidance.pointed.section : undefined,
  };
}

async function helpOf(viewing: Viewing, page: string): Promise<PageFacts["help"]> {
  const support = await findOwnSupport(viewing);
  return (
    support && {
      label: support.standing === "open" ? support.label : undefined,
      pointed: support.pointed?.page === page ? support.pointed.section : undefined,
    }
  );
}
