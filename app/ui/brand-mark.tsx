/** A track, a target and how far one is: the readiness bar, as a sign. */
export function BrandMark({ size = 28 }: { readonly size?: number }) {
  return (
    <svg aria-hidden width={size} height={size} viewBox="0 0 28 28" className="keeps-colour shrink-0">
      <rect width="28" height="28" rx="6" className="fill-accent" />
      <path d="M6 17.5h16" className="stroke-on-accent opacity-45" strokeWidth="3" strokeLinecap="round" />
      <path d="M6 17.5h8.5" className="stroke-on-accent" strokeWidth="3" strokeLinecap="round" />
      <path d="M20 8v12.5" className="stroke-on-accent" strokeWidth="2" strokeLinecap="round" />
      <circle cx="14.5" cy="17.5" r="3.5" className="fill-on-accent" />
    </svg>
  );
}
