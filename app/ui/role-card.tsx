import { LEVEL_NAMES } from "./level-text.tsx";
import { TextLink } from "./text-link.tsx";

interface NamedLink {
  readonly id: string;
  readonly name: string;
}

interface RoleCardProps {
  readonly role: NamedLink & {
    readonly purpose: string;
    readonly direction: string;
    readonly tasks: readonly { readonly skill: NamedLink; readonly level: number; readonly seen: string }[];
    readonly alsoAsked: readonly NamedLink[];
  };
}

/** A role before it is chosen: why it exists, what somebody in it does, what it asks for. */
export function RoleCard({ role }: RoleCardProps) {
  return (
    <section aria-label={role.name} className="rounded-panel border border-line bg-sunken px-4 py-4">
      <h3 className="text-20 font-semibold">{role.name}</h3>
      <Part title="Why this role exists">
        <p>{role.purpose}</p>
        <p className="mt-1 text-ink-muted">{role.direction}</p>
      </Part>
      <Part title="Tasks, and the critical skills behind them">
        <ul className="flex flex-col gap-3">
          {role.tasks.map(({ skill, level, seen }) => (
            <li key={skill.id}>
              <p>{seen}</p>
              <p className="text-14 text-ink-muted">
                <TextLink to={`/skills/${skill.id}`}>{skill.name}</TextLink>, level {level}
                {LEVEL_NAMES[level] === undefined ? "" : ` ${LEVEL_NAMES[level]}`}
              </p>
            </li>
          ))}
        </ul>
      </Part>
      {role.alsoAsked.length > 0 && (
        <Part title="Skills it also asks for">
          <p>{role.alsoAsked.map(({ name }) => name).join(", ")}</p>
        </Part>
      )}
      <p className="mt-4">
        <TextLink to={`/roles/${role.id}`}>All requirements with their levels</TextLink>
      </p>
    </section>
  );
}

function Part({ title, children }: { readonly title: string; readonly children: React.ReactNode }) {
  return (
    <div className="mt-4">
      <h4 className="mb-1 text-14 font-semibold">{title}</h4>
      {children}
    </div>
  );
}
