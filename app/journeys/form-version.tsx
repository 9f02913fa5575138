import type { Refusal, Typed } from "../platform/form";

interface FormVersionProps {
  /** Of the answers that the page shows. */
  version: number;
  refused: Refusal | undefined;
  /** What was kept of this form and has come back. */
  typed: Typed | undefined;
}

/**
 * The version that a form was made from. What comes back after a session was typed beside older answers, and tells so
 * when it is sent; the page of a refusal shows what stands there now.
 */
export function FormVersion({ version, refused, typed }: FormVersionProps) {
  return <input type="hidden" name="version" value={(!refused && typed?.["version"]) || version} />;
}
