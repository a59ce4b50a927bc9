import { FileDown } from "lucide-react";
import { formatCount } from "../format.ts";
import { useLocale } from "../root-data.ts";
import type { ClaimFileView } from "./claim-types.ts";

interface ClaimFilesProps {
  readonly files: readonly ClaimFileView[];
  readonly hrefOf: (position: number) => string;
  /** Pictures are shown; otherwise every file is a line to download. */
  readonly preview?: boolean;
}

/** The files of a claim. */
export function ClaimFiles({ files, hrefOf, preview = false }: ClaimFilesProps) {
  const locale = useLocale();
  return (
    <ul className="grid gap-3">
      {files.map((file) => (
        <li key={file.position}>
          {preview && file.mediaType.startsWith("image/") && (
            <img
              src={hrefOf(file.position)}
              alt={`What ${file.fileName} shows`}
              loading="lazy"
              className="mb-2 max-h-[32rem] max-w-full rounded-control border border-line"
            />
          )}
          <a
            href={hrefOf(file.position)}
            download
            className="inline-flex min-h-(--touch) items-center gap-2 text-14 text-accent underline underline-offset-2"
          >
            <FileDown aria-hidden size={16} className="shrink-0" />
            <span className="break-all">
              {file.fileName}
              <span className="text-ink-muted">
                {" "}
                ({formatCount(locale, Math.max(1, Math.round(file.bytes / 1000)))} kB)
              </span>
            </span>
          </a>
        </li>
      ))}
    </ul>
  );
}
