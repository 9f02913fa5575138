import { renderToStaticMarkup } from "react-dom/server";
import { describe, expect, it } from "vitest";
import { BarTable } from "./bar-table";

describe("a table with bars", () => {
  it("draws a bar for each figure, and leaves no empty strip under a row without one", () => {
    const bars = [
      { label: "a", figures: ["2"], size: 2 },
      { label: "b", figures: ["0"], size: 0 },
    ];
    const html = renderToStaticMarkup(<BarTable caption="c" columns={["what", "how many"]} bars={bars} />);
    expect(html.match(/<svg/g)).toHaveLength(1);
    expect(html).toContain('<th scope="row">b</th>');
  });
});
