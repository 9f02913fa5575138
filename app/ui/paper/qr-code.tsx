import { encode } from "uqr";

interface QrCodeProps {
  url: string;
  /** What it leads to, in words. */
  meaning: string;
}

/** A QR code as a drawing, with its meaning under it. */
export function QrCode({ url, meaning }: QrCodeProps) {
  const { data, size } = encode(url, { ecc: "M", border: 4 });
  const path = data.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join("");
  return (
    <figure className="qr">
      <svg viewBox={`0 0 ${size} ${size}`} role="img" aria-label={meaning} shapeRendering="crispEdges">
        <rect width={size} height={size} fill="#fff" />
        <path d={path} fill="#000" />
      </svg>
      <figcaption>{meaning}</figcaption>
    </figure>
  );
}
