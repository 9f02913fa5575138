import { useTranslation } from "react-i18next";
import { Icon } from "../ui/icon";
import { Notice } from "../ui/notice";

interface TriesProps {
  left: number;
  /** For aria-describedby of the field they belong to. */
  id?: string;
}

const allTries = 3;

/** How often a PIN may still be entered: knots and words, and a warning before the last. */
export function Tries({ left, id }: TriesProps) {
  const { t } = useTranslation("common");
  return (
    <>
      <p className="tries" id={id}>
        <span className="tries-knots" aria-hidden="true">
          {Array.from({ length: allTries }, (_, index) => (
            <Icon name={index < left ? "try" : "used"} plain key={index} />
          ))}
        </span>
        <span>{left > 0 ? t("tries.left", { left }) : t("tries.none")}</span>
      </p>
      {left === 1 && (
        <Notice tone="heed" heading={t("tries.lastHeading")}>
          {t("tries.last")}
        </Notice>
      )}
    </>
  );
}
