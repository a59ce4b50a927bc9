import { useState } from "react";
import { Field, controlClasses } from "./field.tsx";
import { TextLink } from "./text-link.tsx";

interface RoleOption {
  readonly id: string;
  readonly name: string;
  readonly purpose: string;
}

interface TargetRoleChoiceProps {
  readonly name: string;
  readonly roles: readonly RoleOption[];
  readonly chosen: string | null;
}

/** The role somebody aims at, with what it is for. Without script the browser's list alone does. */
export function TargetRoleChoice({ name, roles, chosen }: TargetRoleChoiceProps) {
  const [roleId, setRoleId] = useState(chosen ?? "");
  const role = roles.find(({ id }) => id === roleId);
  return (
    <div className="flex flex-col gap-4">
      <Field label="Target role">
        {(ids) => (
          <select
            id={ids.id}
            name={name}
            value={roleId}
            onChange={(event) => {
              setRoleId(event.target.value);
            }}
            className={`${controlClasses(false)} min-h-(--touch)`}
          >
            <option value="">Not decided yet</option>
            {roles.map((option) => (
              <option key={option.id} value={option.id}>
                {option.name}
              </option>
            ))}
          </select>
        )}
      </Field>
      <div aria-live="polite">
        {role !== undefined && (
          <div className="rounded-panel border border-line bg-sunken px-4 py-3">
            <p className="font-semibold">{role.name}</p>
            <p className="mt-1">{role.purpose}</p>
            <p className="mt-2">
              <TextLink to={`/roles/${role.id}`}>Tasks and required skills</TextLink>
            </p>
          </div>
        )}
      </div>
    </div>
  );
}
