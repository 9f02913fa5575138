import { useTranslation } from "react-i18next";
import { path } from "../../path";
import { PlainButton } from "../links";
import { usePageFacts } from "../page-context";
import { Phrases } from "../phrases";
import { OTHER_PLACES, OTHER_WORDS, OTHERS_ID } from "./places";

export function Footer() {
  const { t } = useTranslation("common");
  const { segment, demo, places, desk } = usePageFacts();
  if (desk)
    return (
      <footer className="colophon">
        <Sample />
      </footer>
    );
  if (!segment) {
    return (
      <footer className="colophon">
        <ul>
          <li>
            <a href={path("front")}>{t("footer.start")}</a>
          </li>
          <li>
            <a href={path("sign-in")}>{t("footer.signIn")}</a>
          </li>
          <PublicPlaces />
          {demo && <Simulated />}
        </ul>
        <Sample />
      </footer>
    );
  }
  return (
    <footer className="colophon">
      <h2 id={OTHERS_ID}>{t("footer.others")}</h2>
      <ul>
        {OTHER_PLACES.filter((place) => places.includes(place)).map((place) => (
          <li key={place}>
            <a href={path(place, { viewer: segment })}>{t(`footer.${OTHER_WORDS[place]}`)}</a>
          </li>
        ))}
        <PublicPlaces />
        {demo && <Simulated />}
        <li>
          <form method="post" action={path("sign-out")}>
            <PlainButton>{t("footer.signOut")}</PlainButton>
          </form>
        </li>
      </ul>
      <Sample />
    </footer>
  );
}

/** The whole sentence of which the head of most pages has only the beginning. */
function Sample() {
  const { t } = useTranslation("common");
  const { demo } = usePageFacts();
  if (!demo) return null;
  return (
    <p className="small">
      <Phrases text={t("page.sample")} />
    </p>
  );
}

/** What everybody may read, signed in or not. */
function PublicPlaces() {
  const { t } = useTranslation("common");
  return (
    <>
      <li>
        <a href={path("questions")}>{t("footer.questions")}</a>
      </li>
      <li>
        <a href={path("bring")}>{t("footer.bring")}</a>
      </li>
    </>
  );
}

function Simulated() {
  const { t } = useTranslation("common");
  return (
    <li>
      <a href={path("simulator")}>{t("footer.simulated")}</a>
    </li>
  );
}
