import { useTranslation } from "react-i18next";
import { path } from "../../../path";
import { QuietButton } from "../../../ui/action-tag";
import { Field } from "../../../ui/field";
import { GoLink } from "../../../ui/links";
import { Phrases } from "../../../ui/phrases";
import { Section } from "../../../ui/section";
import { CardChoice } from "../../card-choice";
import type { DemoGroup, DemoPerson } from "../../demo.server";

interface DemoCardsProps {
  groups: readonly DemoGroup[];
  /** What was searched for; empty where nothing was. */
  wanted: string;
  atDesk: boolean;
  terminal: string;
  returnTo: string;
}

/** The demo's cards: those to begin with open, the others by group behind their headings, or those searched for. */
export function DemoCards({ groups, wanted, atDesk, terminal, returnTo }: DemoCardsProps) {
  const { t } = useTranslation("sign-in");
  const cardsOf = (people: readonly DemoPerson[]) =>
    people.map(({ serial, name, why, pin }) => ({
      href: path("reader", {}, { card: serial, terminal, "return-to": returnTo }),
      name,
      reason: why,
      pin: pin ?? undefined,
      note: pin ? undefined : t("choose.noPin"),
    }));
  if (atDesk) return <CardChoice cards={cardsOf(groups.flatMap(({ people }) => people))} />;
  const [first, ...others] = groups;
  return (
    <>
      {!wanted && first && <CardChoice cards={cardsOf(first.people)} />}
      <Section heading={t("choose.find.heading")} id="find">
        {!wanted && <Folded groups={others} cardsOf={cardsOf} />}
        <form method="get" action={`${path("sign-in")}#find`} className="flow">
          <input type="hidden" name="terminal" value={terminal} />
          <input type="hidden" name="return-to" value={returnTo} />
          <Field
            name="q"
            type="search"
            label={t("choose.find.label")}
            hint={t("choose.find.hint")}
            value={wanted}
            autoComplete="off"
          />
          <QuietButton>{t("choose.find.send")}</QuietButton>
        </form>
        {wanted && <Found groups={groups} cardsOf={cardsOf} />}
      </Section>
      <GoLink href={path("desk")}>{t("choose.staff")}</GoLink>
    </>
  );
}

interface GroupsProps {
  groups: readonly DemoGroup[];
  cardsOf: (people: readonly DemoPerson[]) => Parameters<typeof CardChoice>[0]["cards"];
}

function Found({ groups, cardsOf }: GroupsProps) {
  const { t } = useTranslation("sign-in");
  const people = groups.flatMap((found) => found.people);
  return (
    <>
      <p role="status">{t("choose.find.found", { count: people.length })}</p>
      {people.length > 0 && <CardChoice cards={cardsOf(people)} />}
      <GoLink href={path("sign-in")}>{t("choose.find.all")}</GoLink>
    </>
  );
}

function Folded({ groups, cardsOf }: GroupsProps) {
  const { t } = useTranslation("sign-in");
  return (
    <div className="folds">
      {groups.map(({ group, people }) => (
        <div className="fold" key={group}>
          <details>
            <summary>
              <h3>
                <Phrases text={t(`choose.groups.${group}`, { count: people.length })} />
              </h3>
            </summary>
            <CardChoice cards={cardsOf(people)} />
          </details>
        </div>
      ))}
    </div>
  );
}
