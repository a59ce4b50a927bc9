/** What is wrong with a password or PIN that somebody chose. */
export type SecretFault = "too-short" | "too-long" | "not-digits" | "too-simple" | "too-personal";

const PASSWORD = { shortest: 12, longest: 200 } as const;
const PIN = { shortest: 6, longest: 8 } as const;

/** Length counts, not kinds of characters (NIST SP 800-63B, 5.1.1.2). `personal`: what others know: name, mailbox. */
export function passwordFault(password: string, personal: readonly string[]): SecretFault | null {
  if (password.length < PASSWORD.shortest) return "too-short";
  if (password.length > PASSWORD.longest) return "too-long";
  if (new Set(password).size < 5) return "too-simple";
  const text = password.toLowerCase();
  return personal.some((known) => known.length >= 4 && text.includes(known.toLowerCase())) ? "too-personal" : null;
}

/** Digits only, because it is typed at a shared device; not one digit again and again, no run, not the badge number. */
export function pinFault(pin: string, personal: readonly string[]): SecretFault | null {
  if (!/^\d*$/.test(pin)) return "not-digits";
  if (pin.length < PIN.shortest) return "too-short";
  if (pin.length > PIN.longest) return "too-long";
  if (personal.includes(pin)) return "too-personal";
  const steps = new Set(Array.from(pin.slice(1), (digit, at) => Number(digit) - Number(pin[at])));
  const [step] = steps;
  return steps.size === 1 && step !== undefined && Math.abs(step) <= 1 ? "too-simple" : null;
}
