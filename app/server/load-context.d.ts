/** What the server hands to loaders, actions and the rendering of a page, beside the request. */
import type { RequestIdentity } from "../identity/request-identity.server";
import type { AppError } from "../platform/app-error.server";

declare module "@remix-run/server-runtime" {
  interface AppLoadContext extends RequestIdentity {
    nonce: string;
    /** Address of the other end of the connection. */
    remote: string;
    /** Set where a loader or action failed unexpectedly, for the page that says so. */
    failure?: AppError;
  }
}
