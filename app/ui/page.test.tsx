import { describe, expect, test } from "vitest";
import { Page } from "./page";
import { displayClasses } from "./page-context";
import { renderForTest } from "../../test/render";

/** Where the places in the page's head lead. */
function placesIn(html: string): string[] {
  const [, nav = ""] = /<nav class="places"(.*?)<\/nav>/s.exec(html) ?? [];
  return [...nav.matchAll(/href="([^"]+)"/g)].map(([, href = ""]) => href).filter((href) => !href.includes("/display"));
}

describe("Page", () => {
  test("titles without marks, errors first", () => {
    expect(renderForTest(<Page title="この内容で|申し出ますか" />)).toContain(
      "<title>この内容で申し出ますか | わたしのひもづけ</title>",
    );
    expect(
      renderForTest(<Page title="Report" errors={[{ field: "text", text: "Please write it." }]} />, { locale: "en" }),
    ).toContain("<title>Please check: Report | My Linkages</title>");
  });

  test("offers the other language and remembers where it was asked", () => {
    const html = renderForTest(<Page title="x" />);
    expect(html).toContain(
      '<input type="hidden" name="from" value="/me?filter=heed"/><input type="hidden" name="language" value="en"/>',
    );
    expect(html).toContain("/display?from=%2Fme%3Ffilter%3Dheed#size");
  });

  test("takes what is typed along when the display is changed, and lets Enter send the form", () => {
    const html = renderForTest(<Page title="x" keepsTyped />, { segment: "me" });
    const keeping = 'formAction="/display?from=%2Fme%3Ffilter%3Dheed&amp;keep=1" formMethod="post"';
    expect(html.split(keeping)).toHaveLength(6);
    expect(html.indexOf('form="typed-form" tabindex="-1"')).toBeLessThan(html.indexOf(keeping));
    for (const facts of [{ segment: "s-0191e3a8" }, { segment: undefined }])
      expect(renderForTest(<Page title="x" keepsTyped />, facts)).not.toContain("keep=1");
    expect(renderForTest(<Page title="x" />, { segment: "me" })).not.toContain("keep=1");
  });

  test("says first what is to be put right", () => {
    const html = renderForTest(<Page title="x" heading="y" errors={[{ field: "text", text: "書いてください" }]} />);
    expect(html).toMatch(/<title>[^<]+x \| /);
    expect(html).not.toContain("<title>x");
    expect(html).toContain('<a href="#text">書いてください</a>');
  });

  test("shows signing out, and the viewer's own places, only to who is signed in", () => {
    expect(renderForTest(<Page title="x" />)).not.toContain("/sign-out");
    const html = renderForTest(<Page title="x" />, { segment: "me", places: ["linkages", "history"] });
    expect(placesIn(html)).toEqual(["/me/linkages", "#others"]);
    expect(html.split('action="/sign-out"')).toHaveLength(3);
    expect(html).toContain('<a href="/me/history">');
    const desk = { label: "1", role: "agent" } as const;
    expect(placesIn(renderForTest(<Page title="x" />, { segment: "me", places: ["linkages"], desk }))).toEqual([]);
  });

  test("leads a proxy and the desk to the places of whom the page is about", () => {
    const facts = { segment: "m-0191e3a8", places: ["home", "cases"], principal: "花山 みほん" };
    expect(placesIn(renderForTest(<Page title="x" />, facts))).toEqual(["/m-0191e3a8", "/m-0191e3a8/cases", "#others"]);
  });

  test("says in the places how many notices are new, and where one is", () => {
    const places = ["home", "linkages", "notices"];
    const at = (path: string) =>
      [
        ...renderForTest(<Page title="x" />, { segment: "me", places, path }).matchAll(/<a[^>]*aria-current[^>]*>/g),
      ].map(([link]) => link);
    expect(at("/me?filter=heed")).toEqual(['<a href="/me" aria-current="page">']);
    expect(at("/me/linkages/pension/report")).toEqual(['<a href="/me/linkages" aria-current="true">']);
    expect(at("/me/history")).toEqual([]);
    expect(at("/me/linkages-of-old")).toEqual([]);
    const told = renderForTest(<Page title="x" />, { segment: "me", places, unread: 2 });
    expect(told).toContain("新着2件");
    expect(renderForTest(<Page title="x" />, { segment: "me", places })).not.toContain("新着");
  });

  test("the sample notice is whole on the first page, and at the foot of each", () => {
    const sentence = "架空のものです。";
    for (const segment of [undefined, "me"]) {
      const first = renderForTest(<Page title="x" />, { path: "/", segment }).split("<footer");
      expect(first.map((part) => part.includes(sentence))).toEqual([true, true]);
      const other = renderForTest(<Page title="x" />, { path: "/me", segment }).split("<footer");
      expect(other.map((part) => part.includes(sentence))).toEqual([false, true]);
      expect(other[0]).toContain("見本のサイト");
    }
  });

  test("the sample notice stands in the demo only, the help box always", () => {
    expect(renderForTest(<Page title="x" />, { demo: false })).not.toContain('class="sample"');
    expect(renderForTest(<Page title="x" />, { demo: false })).not.toContain("架空");
    expect(renderForTest(<Page title="x" />, { demo: false })).toContain("tel:0120000000");
  });

  test("carries no inline style, which the content security policy refuses", () => {
    expect(renderForTest(<Page title="x" heading="y" kicker="z" />)).not.toContain("style=");
  });
});

test("display settings are classes of <html>", () => {
  expect(displayClasses({ textSize: 125, contrast: "normal" })).toBe("text-125");
  expect(displayClasses({ textSize: 200, contrast: "high" })).toBe("text-200 contrast-high");
});
