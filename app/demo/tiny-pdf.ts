const escaped = (line: string): string => line.replace(/[\\()]/g, (sign) => `\\${sign}`);

/** A PDF of one page with these lines of plain ASCII, as text: every byte of it is one character (ISO 32000-1, 7.5). */
export function tinyPdf(lines: readonly string[]): string {
  const text = lines.map((line, at) => `${at === 0 ? "72 720 Td" : "0 -24 Td"} (${escaped(line)}) Tj`).join("\n");
  const stream = `BT\n/F1 14 Tf\n${text}\nET`;
  const objects = [
    "<< /Type /Catalog /Pages 2 0 R >>",
    "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
    "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
    `<< /Length ${String(stream.length)} >>\nstream\n${stream}\nendstream`,
    "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
  ];
  let pdf = "%PDF-1.4\n";
  const offsets = objects.map((body, at) => {
    const offset = pdf.length;
    pdf += `${String(at + 1)} 0 obj\n${body}\nendobj\n`;
    return offset;
  });
  const start = pdf.length;
  const rows = offsets.map((offset) => `${String(offset).padStart(10, "0")} 00000 n \n`).join("");
  const size = objects.length + 1;
  return `${pdf}xref\n0 ${String(size)}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${String(size)} /Root 1 0 R >>\nstartxref\n${String(start)}\n%%EOF\n`;
}
