/**
 * Whether a test that could go on for ever goes the long way of `npm run test:long`; in `npm test` it goes a short one.
 */
export const isLong = process.env["HIMOZUKE_TESTS"] === "long";
