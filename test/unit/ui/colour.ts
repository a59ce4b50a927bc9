/** sRGB colour as three linear channels 0…1. */
export type Linear = readonly [number, number, number];

export function linearOf(hex: string): Linear {
  const channel = (from: number): number => {
    const value = Number.parseInt(hex.slice(from, from + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  };
  return [channel(1), channel(3), channel(5)];
}

/** WCAG 2.2 relative luminance. */
function luminance([r, g, b]: Linear): number {
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

/** WCAG 2.2 contrast ratio, 1…21. */
export function contrast(a: string, b: string): number {
  const [x, y] = [luminance(linearOf(a)), luminance(linearOf(b))];
  return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
}

export type Sight = "full" | "deuteranopia" | "protanopia";

/** Machado, Oliveira and Fernandes 2009, severity 1.0, in linear RGB. */
const SEEN_AS: Readonly<Record<Exclude<Sight, "full">, readonly Linear[]>> = {
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
};

export function seenWith(sight: Sight, colour: Linear): Linear {
  if (sight === "full") return colour;
  const [r, g, b] = SEEN_AS[sight].map((row) => {
    const mixed = row[0] * colour[0] + row[1] * colour[1] + row[2] * colour[2];
    return Math.min(1, Math.max(0, mixed));
  });
  return [r ?? 0, g ?? 0, b ?? 0];
}

/** Oklab (Ottosson 2020): equal distances look about equally different; lightness is the first coordinate, 0…1. */
export function oklabOf([r, g, b]: Linear): Linear {
  const l = Math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b);
  const m = Math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b);
  const s = Math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b);
  return [
    0.2104542553 * l + 0.793617785 * m - 0.0040720468 * s,
    1.9779984951 * l - 2.428592205 * m + 0.4505937099 * s,
    0.0259040371 * l + 0.7827717662 * m - 0.808675766 * s,
  ];
}

export function distance(a: string, b: string, sight: Sight): number {
  const x = oklabOf(seenWith(sight, linearOf(a)));
  const y = oklabOf(seenWith(sight, linearOf(b)));
  return Math.hypot(x[0] - y[0], x[1] - y[1], x[2] - y[2]);
}
