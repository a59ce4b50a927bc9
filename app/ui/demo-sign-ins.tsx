interface DemoSignInsProps {
  readonly signIns: readonly {
    readonly title: string;
    readonly shows: string;
    readonly credentials:
      | { readonly kind: "password"; readonly email: string; readonly password: string }
      | { readonly kind: "pin"; readonly badgeNumber: string; readonly pin: string };
  }[];
}

/** Who may be tried out in the demo company. Never drawn outside demo mode. */
export function DemoSignIns({ signIns }: DemoSignInsProps) {
  return (
    <details className="rounded-panel border border-line bg-surface text-14">
      <summary className="flex min-h-(--touch) cursor-pointer items-center px-4 font-medium">
        Sign-ins of the demo company
      </summary>
      <table className="w-full border-t border-line">
        <caption className="sr-only">Sign-ins of the demo company</caption>
        <thead className="sr-only">
          <tr>
            <th scope="col">Who</th>
            <th scope="col">Sign in with</th>
          </tr>
        </thead>
        <tbody>
          {signIns.map(({ title, shows, credentials }) => (
            <tr key={title} className="border-b border-line last:border-b-0">
              <th scope="row" className="px-4 py-2 text-left align-top font-normal">
                <span className="font-medium">{title}</span>
                <span className="block text-12 text-ink-muted">{shows}</span>
              </th>
              <td className="px-4 py-2 align-top font-mono text-12 break-all">
                {credentials.kind === "password"
                  ? `${credentials.email} ${credentials.password}`
                  : `badge ${credentials.badgeNumber} PIN ${credentials.pin}`}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </details>
  );
}
