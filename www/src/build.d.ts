// Modules that exist only while the page is built.
declare module "embedded:worker" {
  const source: string;
  export default source;
}
