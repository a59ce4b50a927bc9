import { type KeyboardEvent, useRef, useState } from "react";
import { KioskInput } from "../kiosk-input.tsx";
import { CameraScan } from "./camera-scan.tsx";
import { type BadgeScan, readBadgeScan } from "./read-badge-scan.ts";

interface BadgeFieldsProps {
  readonly organisation: string | null;
  readonly badge: string;
  readonly errors: Readonly<Record<string, string>>;
}

/**
 * Badge number and PIN. A scanner that works as a keyboard types the number or the whole address of the badge and presses
 * Enter: that fills in the badge and goes on to the PIN. Without scripts the server reads the address out of the field.
 */
export function BadgeFields({ organisation, badge, errors }: BadgeFieldsProps) {
  const pin = useRef<HTMLInputElement>(null);
  const number = useRef<HTMLInputElement>(null);
  const [scannedOrganisation, setOrganisation] = useState<string | null>(null);
  const take = (scan: BadgeScan): void => {
    if (number.current !== null) number.current.value = scan.badge;
    setOrganisation(scan.organisation);
    pin.current?.focus();
  };
  const onEnter = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key !== "Enter" || pin.current?.value !== "") return;
    const scan = readBadgeScan(event.currentTarget.value);
    if (scan === null) return;
    event.preventDefault();
    take(scan);
  };
  const company = scannedOrganisation ?? organisation;
  return (
    <>
      {company === null ? (
        <KioskInput label="Company code" name="organisation" error={errors["organisation"]} />
      ) : (
        <input type="hidden" name="organisation" value={company} />
      )}
      <KioskInput
        label="Badge number"
        name="badge"
        help="Scan the code on your badge, or type the number."
        defaultValue={badge}
        focused={badge === ""}
        error={errors["badge"]}
        inputRef={number}
        onKeyDown={onEnter}
      />
      <CameraScan onScan={take} />
      <KioskInput label="PIN" name="pin" secretDigits focused={badge !== ""} error={errors["pin"]} inputRef={pin} />
    </>
  );
}
