import { RemixBrowser } from "@remix-run/react";
import { startTransition, StrictMode } from "react";
import { hydrateRoot } from "react-dom/client";
import { workerOfThisPage } from "#app/ui/offline/worker.ts";

startTransition(() => {
  hydrateRoot(
    document,
    <StrictMode>
      <RemixBrowser />
    </StrictMode>,
  );
});

// after the page: what helps without a connection must not slow down what needs one
if (document.readyState === "complete") void workerOfThisPage();
else window.addEventListener("load", () => void workerOfThisPage(), { once: true });
