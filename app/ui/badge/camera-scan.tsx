import { Camera } from "lucide-react";
import { useCallback, useEffect, useRef, useState } from "react";
import { buttonClasses } from "../button.tsx";
import { type BadgeScan, readBadgeScan } from "./read-badge-scan.ts";

/** The part of the browser's own code reader that is used here; not every browser has one. */
interface BarcodeReader {
  readonly detect: (picture: HTMLVideoElement) => Promise<readonly { readonly rawValue: string }[]>;
}

interface ScanWindow {
  readonly BarcodeDetector?: new (options: { readonly formats: readonly string[] }) => BarcodeReader;
}

interface PolicyDocument {
  readonly featurePolicy?: { readonly allowsFeature: (feature: string) => boolean };
}

/** Looking more often than this only warms the tablet. */
const LOOK_EVERY_MS = 250;

function canScan(): boolean {
  const policy = (document as PolicyDocument).featurePolicy;
  const mayUseCamera = policy === undefined || policy.allowsFeature("camera");
  // an insecure page has no media devices, whatever the type says
  return "BarcodeDetector" in window && "mediaDevices" in navigator && mayUseCamera;
}

/**
 * Reads the code on a badge with the tablet's camera, where the browser can do that by itself. Nothing is recorded and no
 * picture leaves the page. Everywhere else the camera app, a scanner or the keyboard does.
 */
export function CameraScan({ onScan }: { readonly onScan: (scan: BadgeScan) => void }) {
  const [possible, setPossible] = useState(false);
  const [open, setOpen] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  useEffect(() => {
    setPossible(canScan());
  }, []);
  const close = useCallback(
    (found: BadgeScan | null, trouble: string | null): void => {
      setOpen(false);
      setProblem(trouble);
      if (found !== null) onScan(found);
    },
    [onScan],
  );
  if (!possible) return null;
  return (
    <div className="flex flex-col gap-2">
      <button
        type="button"
        className={`${buttonClasses("secondary")} min-h-14 text-16`}
        aria-expanded={open}
        onClick={() => {
          setProblem(null);
          setOpen(!open);
        }}
      >
        <Camera aria-hidden size={20} />
        {open ? "Close the camera" : "Scan with the camera"}
      </button>
      {open && <Viewfinder onEnd={close} />}
      <p role="status" className="text-16 text-ink-muted empty:hidden">
        {open ? "Hold the badge in front of the camera." : problem}
      </p>
    </div>
  );
}

function Viewfinder({ onEnd }: { readonly onEnd: (found: BadgeScan | null, trouble: string | null) => void }) {
  const video = useRef<HTMLVideoElement>(null);
  useEffect(() => {
    const { BarcodeDetector } = window as ScanWindow;
    if (BarcodeDetector === undefined) return;
    const reader = new BarcodeDetector({ formats: ["qr_code"] });
    let stream: MediaStream | null = null;
    let closed = false;
    const look = async (): Promise<void> => {
      const picture = video.current;
      if (closed || picture === null) return;
      const codes = await reader.detect(picture).catch(() => []);
      const badge = codes.map(({ rawValue }) => readBadgeScan(rawValue)).find((scan) => scan !== null);
      if (badge === undefined) window.setTimeout(() => void look(), LOOK_EVERY_MS);
      else onEnd(badge, null);
    };
    const start = async (): Promise<void> => {
      stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment" } });
      if (closed || video.current === null) return;
      video.current.srcObject = stream;
      await video.current.play();
      await look();
    };
    start().catch(() => {
      onEnd(null, "The camera cannot be used. Type the badge number, or use a scanner.");
    });
    return () => {
      closed = true;
      stream?.getTracks().forEach((track) => {
        track.stop();
      });
    };
  }, [onEnd]);
  return (
    <video
      ref={video}
      muted
      playsInline
      aria-label="What the camera sees"
      className="aspect-square w-full rounded-panel border border-line bg-sunken object-cover"
    />
  );
}
