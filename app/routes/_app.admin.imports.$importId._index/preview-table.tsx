import { Panel } from "#app/ui/panel.tsx";

interface PreviewColumn {
  readonly index: number;
  readonly heading: string | null;
  readonly withheld: string | null;
  readonly samples: readonly string[];
}

/** The first rows as they are read now. Columns that are never read show why instead of their cells. */
export function PreviewTable({ columns }: { readonly columns: readonly PreviewColumn[] }) {
  const rowCount = Math.max(0, ...columns.map((column) => column.samples.length));
  const withheld = columns.filter((column) => column.withheld !== null);
  return (
    <Panel
      title="First rows"
      flush
      {...(withheld.length === 0
        ? {}
        : {
            description: `Never read, not needed for planning skills: ${withheld.map((column) => column.withheld).join(", ")}.`,
          })}
    >
      <div
        role="region"
        aria-label="First rows of the file"
        // A region that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-96 overflow-auto focus-visible:outline-offset-[-2px]"
      >
        <table className="border-separate border-spacing-0 text-14">
          <caption className="sr-only">First rows of the file</caption>
          <thead>
            <tr>
              {columns.map((column) => (
                <th
                  key={column.index}
                  scope="col"
                  className="sticky top-0 border-b border-line bg-surface px-3 py-2 text-left text-12 font-medium whitespace-nowrap text-ink-muted first:pl-6"
                >
                  <span className="numerals block">Column {column.index + 1}</span>
                  {column.heading}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {Array.from({ length: rowCount }, (_, row) => (
              <tr key={row}>
                {columns.map((column) => (
                  <td
                    key={column.index}
                    className="max-w-64 truncate border-b border-line px-3 py-1.5 whitespace-nowrap first:pl-6"
                  >
                    {column.withheld === null ? column.samples[row] : <span className="text-ink-faint">not read</span>}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
