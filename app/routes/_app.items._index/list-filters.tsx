import type { ItemList } from "#app/services/load-item-list.server.ts";
import type { ItemListQuery } from "#app/services/item-list-query.ts";
import { FilterForm } from "#app/ui/filter-form.tsx";
import { Select } from "#app/ui/select.tsx";
import { TextInput } from "#app/ui/text-input.tsx";
import { FLAG_WORDS, ORIGIN_WORDS, REVIEW_WORDS, TYPE_WORDS } from "./item-words.ts";

interface ListFiltersProps {
  readonly query: ItemListQuery;
  readonly skills: ItemList["skills"];
}

const choices = (words: Readonly<Record<string, string>>) =>
  Object.entries(words).map(([value, label]) => ({ value, label }));

const FLAGS = choices(Object.fromEntries(Object.entries(FLAG_WORDS).map(([flag, { word }]) => [flag, word])));

/** Search and filters of the list; their state is the address. */
export function ListFilters({ query, skills }: ListFiltersProps) {
  const sort = `${query.descending ? "-" : ""}${query.sort}`;
  const all = (label: string) => ({ value: "", label });
  return (
    <FilterForm
      label="Find questions"
      keep={{ status: query.status, sort: sort === "skill" ? null : sort }}
      submitLabel="Show questions"
    >
      <div className="w-full sm:w-64">
        <TextInput label="Search" name="q" type="search" defaultValue={query.search} placeholder="Pump, drift, alarm" />
      </div>
      <div className="w-full sm:w-56">
        <Select label="Skill" name="skill" defaultValue={query.skill} options={[all("All skills"), ...skills]} />
      </div>
      <div className="w-[calc(50%-0.375rem)] sm:w-32">
        <Select
          label="Level"
          name="level"
          defaultValue={query.level}
          options={[all("All levels"), ...["1", "2", "3"].map((level) => ({ value: level, label: `Level ${level}` }))]}
        />
      </div>
      <div className="w-[calc(50%-0.375rem)] sm:w-40">
        <Select
          label="Type"
          name="type"
          defaultValue={query.type}
          options={[all("All types"), ...choices(TYPE_WORDS)]}
        />
      </div>
      <div className="w-[calc(50%-0.375rem)] sm:w-40">
        <Select
          label="Flag"
          name="flag"
          defaultValue={query.flag}
          options={[all("With or without"), { value: "any", label: "Any flag" }, ...FLAGS]}
        />
      </div>
      <div className="w-[calc(50%-0.375rem)] sm:w-36">
        <Select
          label="Origin"
          name="origin"
          defaultValue={query.origin}
          options={[all("All origins"), ...choices(ORIGIN_WORDS)]}
        />
      </div>
      <div className="w-[calc(50%-0.375rem)] sm:w-36">
        <Select
          label="Review"
          name="review"
          defaultValue={query.review}
          options={[all("All"), ...choices(REVIEW_WORDS)]}
        />
      </div>
    </FilterForm>
  );
}
