import { isRouteErrorResponse, useLocation, useRouteError } from "@remix-run/react";
import { ButtonLink } from "./button.tsx";
import { ErrorPanel } from "./error-panel.tsx";
import { useRootData } from "./root-data.ts";

/** For error boundaries: the problem a loader or action threw, or an honest sentence about our own fault. */
export function RouteError() {
  const error = useRouteError();
  const { pathname, search } = useLocation();
  const { viewer } = useRootData();
  const home = (
    <ButtonLink to={viewer?.home ?? "/"} look="primary">
      {viewer === null ? "Go to sign-in" : "Go to my start page"}
    </ButtonLink>
  );
  if (isRouteErrorResponse(error)) {
    const problem = problemOf(error.data) ?? USUAL[error.status] ?? OUR_FAULT;
    return (
      <ErrorPanel title={problem.title} reference={`${String(error.status)} ${pathname}`} action={home}>
        <p>{problem.message}</p>
      </ErrorPanel>
    );
  }
  return (
    <ErrorPanel
      title={OUR_FAULT.title}
      reference={`500 ${pathname}`}
      action={
        <>
          <ButtonLink to={pathname + search} look="primary" reloadDocument>
            Try again
          </ButtonLink>
          <ButtonLink to={viewer?.home ?? "/"}>Go to my start page</ButtonLink>
        </>
      }
    >
      <p>{OUR_FAULT.message}</p>
    </ErrorPanel>
  );
}

interface ProblemWords {
  readonly title: string;
  readonly message: string;
}

const OUR_FAULT: ProblemWords = {
  title: "Something went wrong on our side",
  message:
    "The page could not be built. What was saved before is kept; what you were just sending may not be. Try again; if it happens twice, tell your administrator the line below and the time.",
};

const USUAL: Readonly<Record<number, ProblemWords>> = {
  403: {
    title: "Not part of your roles",
    message: "None of the roles you hold includes this page. Nothing was changed. An administrator can grant one.",
  },
  404: {
    title: "Not found",
    message: "There is nothing here, or it is not yours to see. Check the address, or go back to where you came from.",
  },
  405: {
    title: "That cannot be sent here",
    message: "Nothing was changed. Go back to the page with the form and send it again.",
  },
};

function problemOf(data: unknown): ProblemWords | null {
  if (typeof data !== "object" || data === null || !("title" in data) || !("message" in data)) return null;
  const { title, message } = data;
  return typeof title === "string" && typeof message === "string" ? { title, message } : null;
}
