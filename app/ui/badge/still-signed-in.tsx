import { buttonClasses } from "../button.tsx";
import { CsrfField } from "../csrf-field.tsx";
import { KioskSubmit } from "../kiosk-input.tsx";

interface StillSignedInProps {
  readonly name: string;
  readonly token: string;
  /** The address that was opened, with the badge that was scanned. */
  readonly here: string;
}

/** Somebody has not signed out, and somebody scans a badge: nobody goes on as the other by mistake. */
export function StillSignedIn({ name, token, here }: StillSignedInProps) {
  return (
    <>
      <h1 className="text-26 font-semibold">Somebody is signed in here</h1>
      <p className="text-20">
        {name} has not signed out on this device yet. Nothing of theirs is lost when you end it.
      </p>
      <form method="post" action="/sign-out">
        <CsrfField token={token} />
        <input type="hidden" name="to" value={here} />
        <KioskSubmit>Sign out and use my badge</KioskSubmit>
      </form>
      <a href="/" className={`${buttonClasses("secondary")} min-h-14 text-16`}>
        I am {name}: go on
      </a>
    </>
  );
}
