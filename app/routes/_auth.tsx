import { Outlet } from "@remix-run/react";
import { BrandMark } from "#app/ui/brand-mark.tsx";
import { RouteError } from "#app/ui/route-error.tsx";
import type { ReactNode } from "react";

export default function AuthLayout() {
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}

export function ErrorBoundary() {
  return (
    <Frame>
      <RouteError />
    </Frame>
  );
}

function Frame({ children }: { readonly children: ReactNode }) {
  return (
    <main id="content" className="mx-auto flex min-h-dvh w-full max-w-[28rem] flex-col gap-6 px-4 py-8 md:py-16">
      <BrandMark />
      {children}
    </main>
  );
}
