import { Icon } from "../ui/icon";
import { Phrases } from "../ui/phrases";
import type { LinkageShape } from "./linkage-standing";

export interface ListedLinkage {
  href: string;
  name: string;
  knot: LinkageShape;
  institution?: string | undefined;
  /** The state in words. */
  state: string;
  /** The resident's own answer in words. */
  answer?: string | undefined;
  /** Shown to nobody but the resident, in words. */
  mark?: string | undefined;
  /** Follows the linkage above it (`followsScheme`). */
  follows?: boolean;
}

interface LinkageListProps {
  rows: readonly ListedLinkage[];
}

const TONES: Partial<Record<LinkageShape, string>> = { heed: "tone-heed", hold: "tone-hold", done: "tone-good" };

/** The linkages of one category on one thread: name, who keeps it, how it stands, what one answered. */
export function LinkageList({ rows }: LinkageListProps) {
  return (
    <ul className="linkages">
      {rows.map(({ href, name, knot, institution, state, answer, mark, follows = false }) => (
        <li className={follows ? "linkage-follows" : `linkage-${knot}`} key={href}>
          <Icon name={knot} />
          <div className="linkage">
            <div>
              <p className="linkage-name">
                <a href={href}>
                  <Phrases text={name} />
                </a>
              </p>
              {institution && <p className="linkage-more">{institution}</p>}
            </div>
            <div>
              <p className={`linkage-state ${TONES[knot] ?? ""}`}>{state}</p>
              {answer && <p className="linkage-more">{answer}</p>}
              {mark && <p className="linkage-more">{mark}</p>}
            </div>
          </div>
        </li>
      ))}
    </ul>
  );
}
