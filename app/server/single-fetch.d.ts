/** With single fetch a loader's dates and undefineds reach the page as they are; Remix's types must be told. */
import "@remix-run/server-runtime";

declare module "@remix-run/server-runtime" {
  interface Future {
    v3_singleFetch: true;
  }
}
