import { useTranslation } from "react-i18next";
import { useWhose } from "../ui/page-context";

export interface ComparedFact {
  name: string;
  compared: boolean;
}

interface StrandsProps {
  facts: readonly ComparedFact[];
}

/** How a linkage was made: a fact that was compared is a tied string, one that was not has two loose ends. */
export function Strands({ facts }: StrandsProps) {
  const { t } = useTranslation("common");
  const words = { tied: t("strands.compared"), loose: t("strands.notCompared") };
  return (
    <div>
      <div className="strand-ends" aria-hidden="true">
        <span>{t("strands.you", useWhose())}</span>
        <span>{t("strands.record")}</span>
      </div>
      <ul className="strands">
        {facts.map(({ name, compared }) => {
          const shape = compared ? "tied" : "loose";
          return (
            <li className={`strand-${shape}`} key={name}>
              <b>{name}</b>
              <svg
                className="strand"
                viewBox="0 0 240 28"
                preserveAspectRatio="none"
                aria-hidden="true"
                focusable="false"
              >
                <use href={`#strand-${shape}`} />
              </svg>
              <span className="strand-word">{words[shape]}</span>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
