/** Packages that bring no types of their own: what the portal uses of them. */
declare module "zengin-code" {
  const banks: Record<string, unknown>;
  export default banks;
}

declare module "fs-native-extensions" {
  /** Takes an exclusive lock on an open file. @returns false where another process holds it */
  export function tryLock(fileDescriptor: number): boolean;
}
