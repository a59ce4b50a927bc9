import { Maximize2, Minus, Plus } from "lucide-react";
import { type PointerEvent, type ReactNode, type RefObject, useEffect, useRef, useState } from "react";

interface ZoomPaneProps {
  readonly label: string;
  /** Of the drawing, in its own units. */
  readonly width: number;
  readonly height: number;
  /** What to begin with in sight, in the drawing's units. */
  readonly centre?: { readonly x: number; readonly y: number } | null;
  readonly children: ReactNode;
}

const STEPS = [0.6, 0.8, 1, 1.25, 1.6, 2] as const;
const ACTUAL = 2;

/** A drawing larger than its place: scrolls without script; with script it can be dragged and zoomed. */
export function ZoomPane({ label, width, height, centre = null, children }: ZoomPaneProps) {
  const pane = useRef<HTMLDivElement>(null);
  const [step, setStep] = useState(ACTUAL);
  const [alive, setAlive] = useState(false);
  useEffect(() => {
    setAlive(true);
  }, []);
  const zoom = STEPS[step] ?? 1;
  const [left, top] = [centre?.x ?? null, centre?.y ?? null];
  useEffect(() => {
    const view = pane.current;
    if (view === null || left === null || top === null) return;
    view.scrollTo({ left: left * zoom - view.clientWidth / 2, top: top * zoom - view.clientHeight / 2 });
  }, [left, top, zoom]);
  const drag = useDrag(pane);
  const move = (change: number): void => {
    setStep((current) => Math.min(STEPS.length - 1, Math.max(0, current + change)));
  };
  return (
    <div className="relative">
      <div
        ref={pane}
        role="region"
        aria-label={label}
        // A region that scrolls must be reachable by keyboard.
        // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
        tabIndex={0}
        className="max-h-[78dvh] cursor-grab overflow-auto focus-visible:outline-offset-[-2px] active:cursor-grabbing print:max-h-none"
        {...drag}
      >
        <svg
          width={Math.round(width * zoom)}
          height={Math.round(height * zoom)}
          viewBox={`0 0 ${width} ${height}`}
          className="block"
        >
          {children}
        </svg>
      </div>
      {alive && (
        <div className="absolute right-4 bottom-4 flex rounded-control border border-line bg-surface shadow-float print:hidden">
          <ZoomButton
            label="Smaller"
            disabled={step === 0}
            onPress={() => {
              move(-1);
            }}
            icon={<Minus aria-hidden size={16} />}
          />
          <ZoomButton
            label="Actual size"
            disabled={step === ACTUAL}
            onPress={() => {
              setStep(ACTUAL);
            }}
            icon={<Maximize2 aria-hidden size={16} />}
          />
          <ZoomButton
            label="Larger"
            disabled={step === STEPS.length - 1}
            onPress={() => {
              move(1);
            }}
            icon={<Plus aria-hidden size={16} />}
          />
        </div>
      )}
    </div>
  );
}

interface ZoomButtonProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onPress: () => void;
  readonly icon: ReactNode;
}

function ZoomButton({ label, disabled, onPress, icon }: ZoomButtonProps) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      disabled={disabled}
      onClick={onPress}
      className="flex size-10 cursor-pointer items-center justify-center text-ink-muted hover:bg-sunken hover:text-ink disabled:cursor-default disabled:opacity-40 max-md:size-11"
    >
      {icon}
    </button>
  );
}

/** Dragging with a mouse scrolls; a finger already does, and a press on a link stays a press. */
function useDrag(pane: RefObject<HTMLDivElement>) {
  const start = useRef<{ readonly x: number; readonly y: number; readonly left: number; readonly top: number } | null>(
    null,
  );
  return {
    onPointerDown: (event: PointerEvent): void => {
      const onLink = event.target instanceof Element && event.target.closest("a") !== null;
      if (event.pointerType !== "mouse" || event.button !== 0 || onLink || pane.current === null) return;
      start.current = {
        x: event.clientX,
        y: event.clientY,
        left: pane.current.scrollLeft,
        top: pane.current.scrollTop,
      };
      pane.current.setPointerCapture(event.pointerId);
    },
    onPointerMove: (event: PointerEvent): void => {
      if (start.current === null || pane.current === null) return;
      pane.current.scrollLeft = start.current.left - (event.clientX - start.current.x);
      pane.current.scrollTop = start.current.top - (event.clientY - start.current.y);
    },
    onPointerUp: (): void => {
      start.current = null;
    },
  };
}
