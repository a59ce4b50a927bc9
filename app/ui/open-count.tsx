/** How much waits behind an entry of the menu; nothing where nothing does. In a narrow menu it sits on the sign's corner. */
export function OpenCount({ count }: { readonly count: number | undefined }) {
  if (count === undefined || count === 0) return null;
  return (
    <span className="numerals ml-auto rounded-full bg-accent px-1.5 text-12 font-semibold text-on-accent max-xl:absolute max-xl:top-1 max-xl:right-1">
      {count > 99 ? "99+" : count}
      <span className="sr-only"> open</span>
    </span>
  );
}
