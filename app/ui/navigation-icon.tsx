import {
  BadgeCheck,
  BookOpen,
  BookOpenCheck,
  Circle,
  CircleQuestionMark,
  ClipboardCheck,
  FileCheck2,
  FileUp,
  FolderOpen,
  Gauge,
  GraduationCap,
  Grid3x3,
  IdCard,
  KeyRound,
  LayoutGrid,
  ListChecks,
  Layers,
  MessageSquareWarning,
  Lightbulb,
  type LucideIcon,
  Scale,
  ScrollText,
  Shapes,
  Telescope,
} from "lucide-react";

const ICONS: Readonly<Record<string, LucideIcon>> = {
  readiness: Gauge,
  checks: ListChecks,
  lessons: BookOpenCheck,
  review: Layers,
  catalogue: LayoutGrid,
  "sign-off": BadgeCheck,
  "prior-learning": GraduationCap,
  record: FolderOpen,
  disputes: MessageSquareWarning,
  "sign-off-queue": ClipboardCheck,
  "prior-learning-queue": FileCheck2,
  questions: CircleQuestionMark,
  skills: BookOpen,
  roles: Shapes,
  calibration: Scale,
  heatmap: Grid3x3,
  planning: Telescope,
  "use-cases": Lightbulb,
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
