import {
  BookOpen,
  Circle,
  FileUp,
  Gauge,
  Grid3x3,
  IdCard,
  KeyRound,
  type LucideIcon,
  ScrollText,
  Shapes,
  Telescope,
} from "lucide-react";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  readiness: Gauge,
  skills: BookOpen,
  roles: Shapes,
  heatmap: Grid3x3,
  planning: Telescope,
  import: FileUp,
  titles: IdCard,
  access: KeyRound,
  audit: ScrollText,
};

/** The sign of a menu entry; one we do not know yet gets a circle, never a hole. */
export function NavigationIcon({ name }: { readonly name: string }) {
  const Icon = ICONS[name] ?? Circle;
  return <Icon aria-hidden size={20} strokeWidth={1.75} className="shrink-0" />;
}
