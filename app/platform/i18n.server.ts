/** The words: one i18next instance a language, made once, from locales/<language>/<area>.json. */
import { createInstance, type i18n, type ResourceLanguage } from "i18next";
import { initReactI18next } from "react-i18next";
import { type Language, LANGUAGES } from "./display";
import { log } from "./log.server";

const files = import.meta.glob<{ default: ResourceLanguage }>("/locales/*/*.json", { eager: true });

function wordsOf(language: Language): ResourceLanguage {
  const areas: ResourceLanguage = {};
  for (const [path, file] of Object.entries(files)) {
    const [, folder, area] = /locales\/([^/]+)\/([^/]+)\.json$/.exec(path) ?? [];
    if (folder === language && area) areas[area] = file.default;
  }
  return areas;
}

function makeInstance(language: Language): i18n {
  const instance = createInstance();
  void instance.use(initReactI18next).init({
    lng: language,
    fallbackLng: "ja",
    resources: Object.fromEntries(LANGUAGES.map((l) => [l, wordsOf(l)])),
    defaultNS: "common",
    initAsync: false,
    // React escapes.
    interpolation: { escapeValue: false },
    react: { useSuspense: false },
    returnNull: false,
    saveMissing: true,
    missingKeyHandler: (_, area, key) => log.error({ area, key, language }, "words missing"),
  });
  return instance;
}

const instances = new Map<Language, i18n>();

/** @returns the words of this language, ready */
export function wordsIn(language: Language): i18n {
  const instance = instances.get(language) ?? makeInstance(language);
  instances.set(language, instance);
  return instance;
}
