/** What was published is frozen: databases in use have run these migrations, and will not run them again. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { expect, test } from "vitest";

const PUBLISHED = [
  ["0000_first.sql", "931bdf51dafea38e526d46d1beeabf9e31be43b34d626cc84b0c5f5f53e7afca"],
  ["0001_inspection.sql", "0d6e05517d53ab900da610bd72dbe473004f80a2fb303450e72cee8bf568ec7a"],
  ["0002_corrections.sql", "3e812e8fc265bf6cf3dc9e1a0fda1c9c665fc562fc6cb8c979ee614ea128170e"],
  ["0003_proxies_and_desk.sql", "03e0e4959ca8f8c6ede13d07cc87b7c407b094c13e9e9ebcff8b0683eff1a417"],
  ["0004_corrected_records.sql", "35c387270ca290ed3725587bf52459f4e377380ed61f900f5924e56eb6982343"],
  ["0005_desk_lists.sql", "9175152f2953a55270be405dbd7491bf310829e259aac14de5565f322ddc83af"],
] as const;

test.each(PUBLISHED)("%s is as it was published", (name, hash) => {
  expect(
    createHash("sha256")
      .update(readFileSync(`db/migrations/${name}`))
      .digest("hex"),
  ).toBe(hash);
});

test("every migration is named here", () => {
  const files = readdirSync("db/migrations").filter((name) => name.endsWith(".sql"));
  expect(files.sort()).toEqual(PUBLISHED.map(([name]) => name));
});
