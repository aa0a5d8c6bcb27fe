// Modules that exist only while the page is built.
declare const SITE: { version: string, files: string[] };

declare module "embedded:worker" {
  const source: string;
  export default source;
}
