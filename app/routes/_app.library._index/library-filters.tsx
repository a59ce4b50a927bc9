import type { LessonLibrary } from "#app/services/lessons/load-library.server.ts";
import { FilterForm } from "#app/ui/filter-form.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";

const all = (label: string) => ({ value: "", label });

const SECTORS = [
  all("All sectors"),
  { value: "manufacturing", label: "Factory" },
  { value: "port", label: "Port terminal" },
  { value: "utility", label: "Power utility" },
];
const LEVELS = [
  all("All levels"),
  { value: "1", label: "To level 1, Aware" },
  { value: "2", label: "To level 2, Guided" },
  { value: "3", label: "To level 3, Independent" },
];
const STATES = [
  all("New or not"),
  { value: "new", label: "New" },
  { value: "open", label: "In progress" },
  { value: "done", label: "Done" },
];

/** Two side by side on a phone. */
const HALF = "w-[calc(50%-0.375rem)]";

/** Search and filters of the lessons; their state is the address. */
export function LibraryFilters({ library }: { readonly library: LessonLibrary }) {
  const { filter, options, roleName } = library;
  const skills = options.skills.map(({ id, name }) => ({ value: id, label: name }));
  return (
    <FilterForm label="Find lessons" submitLabel="Show lessons">
      <div className="w-full sm:w-52">
        <TextInput
          label="Search"
          name="q"
          type="search"
          defaultValue={filter.search}
          placeholder="Pump, drift, alarm"
        />
      </div>
      <div className="w-full sm:w-52">
        <Select label="Skill" name="skill" defaultValue={filter.skill} options={[all("All skills"), ...skills]} />
      </div>
      {roleName !== null && (
        <div className={`${HALF} sm:w-36`}>
          <Select
            label="For"
            name="for"
            defaultValue={filter.for}
            options={[all("Everybody"), { value: "role", label: "My role" }]}
          />
        </div>
      )}
      <div className={`${HALF} sm:w-36`}>
        <Select label="State" name="state" defaultValue={filter.state} options={STATES} />
      </div>
      <div className={`${HALF} sm:w-44`}>
        <Select label="Level" name="level" defaultValue={filter.level} options={LEVELS} />
      </div>
      <div className={`${HALF} sm:w-40`}>
        <Select label="Sector" name="sector" defaultValue={filter.sector} options={SECTORS} />
      </div>
    </FilterForm>
  );
}
