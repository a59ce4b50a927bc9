import Markdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";

/** Headings of a lesson start below the title of its page. */
const COMPONENTS: Components = {
  h2: ({ children }) => <h2 className="mt-4 text-20 font-semibold first:mt-0">{children}</h2>,
  h3: ({ children }) => <h3 className="mt-2 text-16 font-semibold">{children}</h3>,
  p: ({ children }) => <p>{children}</p>,
  ul: ({ children }) => <ul className="list-disc space-y-1 pl-6 marker:text-ink-faint">{children}</ul>,
  ol: ({ children, start }) => (
    <ol start={start} className="numerals list-decimal space-y-1 pl-6 marker:text-ink-muted">
      {children}
    </ol>
  ),
  strong: ({ children }) => <strong className="font-semibold">{children}</strong>,
  code: ({ children }) => <code className="rounded-control bg-sunken px-1 font-mono text-14">{children}</code>,
  pre: ({ children }) => (
    <pre className="overflow-x-auto rounded-control border border-line bg-sunken px-3 py-2 text-14">{children}</pre>
  ),
  blockquote: ({ children }) => (
    <blockquote className="border-l-[3px] border-line-strong pl-4 text-ink-muted">{children}</blockquote>
  ),
  a: ({ children, href }) => (
    <a
      href={href}
      rel="noreferrer"
      className="rounded-[2px] text-accent underline decoration-accent/40 underline-offset-2 hover:text-accent-strong"
    >
      {children}
    </a>
  ),
  table: ({ children }) => (
    <div
      role="region"
      aria-label="Table"
      // A region that scrolls must be reachable by keyboard.
      // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
      className="overflow-x-auto"
    >
      <table className="numerals w-full border-collapse text-14">{children}</table>
    </div>
  ),
  th: ({ children, style }) => (
    <th scope="col" style={style} className="border-b border-line-strong px-2 py-2 text-left align-bottom font-medium">
      {children}
    </th>
  ),
  td: ({ children, style }) => (
    <td style={style} className="border-b border-line px-2 py-2 align-top">
      {children}
    </td>
  ),
};

/** Plain Markdown with tables. Markup inside it is shown as text, never run. */
export function Prose({ markdown }: { readonly markdown: string }) {
  return (
    <div className="flex max-w-[68ch] flex-col gap-3 px-1 text-16">
      <Markdown remarkPlugins={[remarkGfm]} components={COMPONENTS}>
        {markdown}
      </Markdown>
    </div>
  );
}
