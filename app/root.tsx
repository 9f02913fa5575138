/** The document around every page, and the page that says that something went wrong. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { isRouteErrorResponse, Links, Outlet, useMatches, useRouteError, useRouteLoaderData } from "@remix-run/react";
import { type ReactNode, useContext } from "react";
import { path } from "./path";
import { displayClasses, PageContext } from "./ui/page-context";
import { PLACES } from "./ui/edges/places";
import { SessionWarning } from "./ui/edges/session-warning";
import { ProblemPage } from "./ui/problem-page";
import { deskToken, displayOf, sessionToken } from "./platform/cookies.server";
import { parseDisplay } from "./platform/display";
import { RequestContext } from "./ui/request-context";
import { settings } from "./platform/settings.server";
import "./ui/styles/tailwind.css";

export function loader({ request }: LoaderFunctionArgs) {
  return {
    display: displayOf(request),
    demo: settings().demo,
    signedIn: sessionToken(request) !== undefined,
    atDesk: deskToken(request) !== undefined,
  };
}

/** From a build the manifest knows the stylesheet. */
export function links() {
  return import.meta.env.DEV ? [{ rel: "stylesheet", href: "/app/ui/styles/tailwind.css" }] : [];
}

export function Layout({ children }: { children: ReactNode }) {
  const data = useRouteLoaderData<typeof loader>("root");
  const { nonce, path: here, session, desk } = useContext(RequestContext);
  const { language, textSize, contrast } = data?.display ?? parseDisplay(undefined);
  const segment = session?.segment ?? (data?.signedIn ? "me" : undefined);
  const { unread = 0, allowed = [], places = PLACES, principal, guiding, help } = session ?? {};
  const facts = {
    locale: language,
    textSize,
    contrast,
    path: here,
    demo: data?.demo ?? false,
    segment,
    unread,
    allowed,
    places,
    principal,
    guiding,
    help,
    desk,
    atDesk: data?.atDesk,
  };
  return (
    <html lang={language} className={displayClasses(facts)}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Links />
        {import.meta.env.DEV && <script type="module" src="/@vite/client" nonce={nonce} />}
        <script type="module" src="/portal.js" nonce={nonce} />
        {guiding && <script type="module" src="/guide.js" nonce={nonce} />}
        {session && <SessionRefresh {...session} />}
      </head>
      <body>
        <PageContext value={facts}>{children}</PageContext>
        {session && <SessionEnd {...session} />}
      </body>
    </html>
  );
}

interface SessionLeft {
  segment: string;
  warnAfter: number;
  endAfter: number;
}

/** What a screen's `handle` says of the session's end. */
function useHandle() {
  return (useMatches().at(-1)?.handle ?? {}) as { textEntry?: boolean; sessionEnd?: boolean };
}

/** The page that asks whether somebody is still there, and after the end leads to the sign-in and from there back. */
function useStillThere(segment: string): string {
  const { path: here } = useContext(RequestContext);
  const { sessionEnd } = useHandle();
  return sessionEnd ? here : path("still-there", { viewer: segment }, { "return-to": here });
}

/** The page that asks warns by itself. */
function SessionEnd({ segment, warnAfter, endAfter }: SessionLeft) {
  const { sessionEnd } = useHandle();
  const afterEnd = useStillThere(segment);
  return (
    <SessionWarning
      segment={segment}
      warnAfter={sessionEnd ? endAfter + 1 : warnAfter}
      endAfter={endAfter}
      afterEnd={afterEnd}
    />
  );
}

/** Without JavaScript the page itself gives way to the warning, except where something may be half typed. */
function SessionRefresh({ segment, warnAfter, endAfter }: SessionLeft) {
  const { textEntry, sessionEnd } = useHandle();
  const stillThere = useStillThere(segment);
  if (textEntry) return null;
  const target = sessionEnd ? path("sign-in", {}, { ended: "idle" }) : stillThere;
  return (
    <noscript>
      <meta httpEquiv="refresh" content={`${sessionEnd ? endAfter : warnAfter};url=${target}`} />
    </noscript>
  );
}

export default function App() {
  return <Outlet />;
}

export function ErrorBoundary() {
  const error = useRouteError();
  const { failure } = useContext(RequestContext);
  if (failure && failure.code !== "grant_ended")
    return (
      <ProblemPage kind={failure.code === "database_unavailable" ? "unavailable" : "unexpected"} id={failure.id} />
    );
  return (
    <ProblemPage kind={failure || (isRouteErrorResponse(error) && error.status < 500) ? "not-found" : "unexpected"} />
  );
}
