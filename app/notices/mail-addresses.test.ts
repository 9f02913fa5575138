import { expect, test } from "vitest";
import { addressForMail, isMailAddress } from "./mail-addresses";

test.each([
  ["hanako@example.jp", "hanako@example.jp"],
  ["hana.mihon+portal@mail.example.co.jp", "hana.mihon+portal@mail.example.co.jp"],
  ["hana..mihon@example.jp", '"hana..mihon"@example.jp'],
  ["hana.@example.jp", '"hana."@example.jp'],
  ["hana...@example.jp", '"hana..."@example.jp'],
  ["hana&taro@example.jp", "hana&taro@example.jp"],
  ["hana/taro@example.jp", "hana/taro@example.jp"],
  ["hana&taro.@example.jp", '"hana&taro."@example.jp'],
  ["_hana-1@example.jp", "_hana-1@example.jp"],
  ["hana@xn--fsq.xn--zckzah", "hana@xn--fsq.xn--zckzah"],
])("%s goes out as %s", (typed, sent) => {
  expect(isMailAddress(typed)).toBe(true);
  expect(addressForMail(typed)).toBe(sent);
});

test.each([
  "",
  "hanako",
  "@example.jp",
  "hanako@",
  "hanako@example",
  ".hana@example.jp",
  "hana mihon@example.jp",
  "hana@mihon@example.jp",
  '"hana"@example.jp',
  "hana\\@example.jp",
  "hana,taro@example.jp",
  "hana<taro@example.jp",
  "hana@example..jp",
  "hana@-example.jp",
  "hana@example.jp.",
  "hana@example.j",
  "花子@example.jp",
  "hana\r\nBcc:taro@example.jp",
  `${"a".repeat(65)}@example.jp`,
  `hana@${"example.".repeat(40)}jp`,
])("%j is no address", (typed) => expect(isMailAddress(typed)).toBe(false));
