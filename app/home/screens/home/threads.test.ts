import { expect, test } from "vitest";
import type { SchemeId } from "../../../catalogue/schemes";
import { selfCheck } from "../../../linkages/self-check";
import type { ShownLinkage } from "../../../linkages/linkage.server";
import type { Home } from "../../home.server";
import { threadsOf } from "./threads";

/** Of each linkage only what the drawing reads. */
function homeWith(...views: (Partial<ShownLinkage["view"]> & { schemeId: SchemeId })[]): Home {
  const linkages = views.map((view) => ({
    view: { state: "linked", knot: "open", ...view },
    underCorrection: false,
  })) as ShownLinkage[];
  const seen = new Set(views.map(({ schemeId }) => schemeId));
  return { linkages, check: selfCheck([], (id) => seen.has(id)) } as Home;
}

const root = { schemeId: "health-insurance-card" as const };
const follows = { ...root, doubtful: false };
const draw = (home: Home) => threadsOf(home, { viewer: "me", locale: "ja", t: (key) => key });
const shape = (home: Home) =>
  draw(home).linked.map(({ total, knots }) => [
    total,
    knots.map(({ name, followers }) => [name, followers.map((one) => one.name)]),
  ]);

test("what moves with another hangs from it, and stands for itself where it needs a look or the other is not seen", () => {
  const medicine = { schemeId: "treatment-medicine" as const, follows };
  const expenses = { schemeId: "medical-expenses" as const, follows };
  expect(shape(homeWith(root, medicine, expenses))).toEqual([[3, [["健康保険証", ["診療とくすり", "医療費"]]]]]);
  expect(shape(homeWith(root, { ...medicine, knot: "heed" }, expenses))).toEqual([
    [
      3,
      [
        ["健康保険証", ["医療費"]],
        ["診療とくすり", []],
      ],
    ],
  ]);
  expect(shape(homeWith(medicine))).toEqual([[1, [["診療とくすり", []]]]]);
});

test("what is not linked stands apart, unless it waits for somebody", () => {
  const quiet = { schemeId: "child-allowance" as const, state: "not_linked" as const };
  const asked = { ...quiet, schemeId: "disability-welfare" as const, knot: "heed" as const };
  const { linked, notLinked } = draw(homeWith(quiet, asked));
  expect([linked, notLinked].map((threads) => threads.map(({ name }) => name))).toEqual([
    ["福祉・介護"],
    ["子ども・子育て"],
  ]);
});
