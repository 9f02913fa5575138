/** The pages that explain why a request was refused; the server shows them in the refused page's place. */
import type { LoaderFunctionArgs } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { PROBLEMS, ProblemPage } from "../../ui/problem-page";
import { notFound } from "../../platform/responses";

export function loader({ params }: LoaderFunctionArgs) {
  const kind = PROBLEMS.find((known) => known === params.kind);
  if (!kind) throw notFound();
  return { kind };
}

export default function ProblemRoute() {
  return <ProblemPage {...useLoaderData<typeof loader>()} />;
}
