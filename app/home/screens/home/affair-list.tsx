import { useTranslation } from "react-i18next";
import { ActionLink } from "../../../ui/action-tag";
import { Icon, type IconName, type Tone } from "../../../ui/icon";
import { GoLink } from "../../../ui/links";
import { Phrases, plainText } from "../../../ui/phrases";
import { type Affair, type AffairKind, keyOf, waitsForResident } from "../../../affairs/affairs";
import { useAffairWords } from "../../../affairs/affair-words";

interface AffairListProps {
  affairs: readonly Affair[];
}

/** What waits, the gravest first and with the page's one tag; then, more quietly, what goes on and what comes. */
export function AffairList({ affairs }: AffairListProps) {
  const { t } = useTranslation("affairs");
  const waiting = affairs.filter(waitsForResident);
  const others = affairs.filter((affair) => !waitsForResident(affair));
  return (
    <>
      {waiting.length > 0 && (
        <ol className="affairs">
          {waiting.map((affair, index) => (
            <AffairItem affair={affair} isFirst={index === 0} key={keyOf(affair)} />
          ))}
        </ol>
      )}
      {others.length > 0 && (
        <section className="affairs-quiet" aria-labelledby="affairs-quiet">
          <h2 id="affairs-quiet" className="unseen">
            {t("quiet")}
          </h2>
          <ul className="affairs">
            {others.map((affair) => (
              <AffairItem affair={affair} isFirst={false} key={keyOf(affair)} />
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

const SHAPES: Record<AffairKind, [shape: IconName, tone: Tone]> = {
  leak: ["heed", "leak"],
  linkage: ["heed", "heed"],
  case_question: ["heed", "heed"],
  case_check: ["heed", "heed"],
  mandate_confirm: ["heed", "heed"],
  call_overdue: ["phone", "heed"],
  call: ["phone", "cord"],
  enquiry_answered: ["letter", "cord"],
  certificate: ["open", "cord"],
  mandate_ends: ["person", "cord"],
  report_begun: ["open", "cord"],
  eligibility: ["open", "cord"],
  certificate_request: ["now", "cord"],
  case_running: ["now", "cord"],
};

function AffairItem({ affair, isFirst }: { affair: Affair; isFirst: boolean }) {
  const { t } = useTranslation("affairs");
  const { key, values, due, href } = useAffairWords()(affair);
  const [shape, tone] = SHAPES[affair.kind];
  const heading = t(`${key}.heading`, values);
  const Heading = waitsForResident(affair) ? "h2" : "h3";
  return (
    <li className={affair.kind === "leak" ? "affair is-leak" : "affair"}>
      <Icon name={shape} tone={tone} />
      <p className={`affair-kind tone-${tone}`}>{t(`${key}.kind`, values)}</p>
      <Heading>
        <Phrases text={heading} />
      </Heading>
      <p>{t(`${key}.todo`, values)}</p>
      {due && <p className="affair-due">{t(affair.kind === "case_running" ? "about" : "due", { day: due })}</p>}
      {isFirst ? (
        <ActionLink href={href}>{t(`${key}.link`, values)}</ActionLink>
      ) : (
        <GoLink href={href} about={plainText(heading)}>
          {t(`${key}.link`, values)}
        </GoLink>
      )}
    </li>
  );
}
