import { FilterForm } from "../filter-form.tsx";
import { Select } from "../select.tsx";
import { TextInput } from "../text-input.tsx";

interface Choice {
  readonly value: string;
  readonly label: string;
}

export interface AssumedField {
  readonly key: string;
  readonly label: string;
  readonly low: number;
  readonly high: number;
  readonly value: number;
  readonly source: string;
}

interface GapFormProps {
  readonly gap: {
    readonly roleId: string;
    readonly siteId: string | null;
    readonly quarter: string;
    readonly gap: number | null;
  };
  readonly fields: readonly AssumedField[];
  readonly choices: {
    readonly roles: readonly Choice[];
    readonly sites: readonly Choice[];
    readonly quarters: readonly Choice[];
  };
}

/** The gap and everything that is assumed about filling it; all of it is in the address. */
export function GapForm({ gap, fields, choices }: GapFormProps) {
  const usual = {
    role: gap.roleId,
    site: gap.siteId ?? "",
    quarter: gap.quarter,
    gap: gap.gap === null ? "" : String(gap.gap),
    ...Object.fromEntries(fields.map(({ key, value }) => [key, String(value)])),
  };
  return (
    <FilterForm label="Gap and assumptions" usual={usual} submitLabel="Compute">
      <div className="w-72 max-w-full">
        <Select label="Role" name="role" defaultValue={gap.roleId} options={choices.roles} />
      </div>
      <div className="w-64 max-w-full">
        <Select label="Site" name="site" defaultValue={gap.siteId ?? ""} options={choices.sites} />
      </div>
      <div className="w-36">
        <Select label="Needed in" name="quarter" defaultValue={gap.quarter} options={choices.quarters} />
      </div>
      <div className="w-28">
        <TextInput label="Gap" name="gap" inputMode="numeric" defaultValue={gap.gap === null ? "" : String(gap.gap)} />
      </div>
      <fieldset className="w-full border-t border-line pt-4">
        <legend className="float-left w-full text-16 font-semibold">Assumptions</legend>
        <div className="clear-left grid w-full items-end gap-4 pt-3 sm:grid-cols-2 lg:grid-cols-3 xl:grid-cols-4">
          {fields.map(({ key, label, value }) => (
            <TextInput key={key} label={label} name={key} inputMode="decimal" defaultValue={String(value)} />
          ))}
        </div>
      </fieldset>
    </FilterForm>
  );
}
