import { data } from "@remix-run/node";
import { Outlet, useLoaderData } from "@remix-run/react";
import { publicLoader } from "#app/http/access.server.ts";
import { demoSignIns } from "#app/services/seed-demo.server.ts";
import { BrandMark } from "#app/ui/brand-mark.tsx";
import { DemoSignIns } from "#app/ui/demo-sign-ins.tsx";
import { RouteError } from "#app/ui/route-error.tsx";
import type { ReactNode } from "react";

export const loader = publicLoader(async ({ headers }) => data({ signIns: await demoSignIns() }, { headers }));

export default function AuthLayout() {
  const { signIns } = useLoaderData<typeof loader>();
  return (
    <Frame>
      <Outlet />
      {signIns.length > 0 && <DemoSignIns signIns={signIns} />}
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
