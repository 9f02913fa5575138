/** Renders a component as a page would, with the real words of a language. For tests. */
import { createInstance } from "i18next";
import type { ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { I18nextProvider, initReactI18next } from "react-i18next";
import enCases from "../locales/en/cases.json";
import en from "../locales/en/common.json";
import enGlossary from "../locales/en/glossary.json";
import jaCases from "../locales/ja/cases.json";
import ja from "../locales/ja/common.json";
import jaGlossary from "../locales/ja/glossary.json";
import { PageContext } from "../app/ui/page-context";
import type { PageFacts } from "../app/ui/page-context";

export function renderForTest(element: ReactNode, facts: Partial<PageFacts> = {}): string {
  const all = factsFrom(facts);
  const i18n = createInstance();
  void i18n.use(initReactI18next).init({
    lng: all.locale,
    resources: {
      ja: { cases: jaCases, common: ja, glossary: jaGlossary },
      en: { cases: enCases, common: en, glossary: enGlossary },
    },
    interpolation: { escapeValue: false },
    initAsync: false,
  });
  return renderToStaticMarkup(
    <I18nextProvider i18n={i18n}>
      <PageContext.Provider value={all}>{element}</PageContext.Provider>
    </I18nextProvider>,
  );
}

function factsFrom(facts: Partial<PageFacts>): PageFacts {
  return {
    locale: "ja",
    textSize: 100,
    contrast: "normal",
    path: "/me?filter=heed",
    demo: true,
    unread: 0,
    allowed: [],
    places: [],
    ...facts,
  };
}
