// The list of what is shipped, as CycloneDX 1.6: the page and the program, and every crate linked into
// either. The same sources give the same bytes: its time is the commit's, its number made of its content.
import { createHash } from 'node:crypto';
import { SHIPPED } from './crates.mjs';

const purl = ({ name, version }) => `pkg:cargo/${name}@${version}`;

/** A number in the form of a UUID that follows from a text alone (RFC 9562, version 8). */
export function uuidOf(text) {
  const hex = createHash('sha256').update(text).digest('hex');
  const variant = ((parseInt(hex[16], 16) & 3) | 8).toString(16);
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
}

const component = (one) => ({
  type: 'library',
  'bom-ref': purl(one),
  name: one.name,
  version: one.version,
  ...(one.description ? { description: one.description.replace(/\s+/g, ' ') } : {}),
  ...(one.sha256 ? { hashes: [{ alg: 'SHA-256', content: one.sha256 }] } : {}),
  // Cargo still takes the old form `MIT/Apache-2.0`, which SPDX does not know.
  licenses: [{ expression: one.license.replaceAll(/\s*\/\s*/g, ' OR ') }],
  purl: purl(one),
  ...(one.repository ? { externalReferences: [{ type: 'vcs', url: one.repository }] } : {}),
  ...(one.in ? { properties: one.in.map((name) => ({ name: 'purser:linkedInto', value: name })) } : {}),
});

/**
 * The list for `crates`, as `shippedCrates` gives them. `time` is in seconds, `compilers` names the
 * Rust whose standard library is linked in: `{ 'purser-page': '1.96.0', purser: '1.95.0' }`.
 */
export function sbom({ crates, version, time, compilers }) {
  const own = crates.find((one) => one.own);
  const others = crates.filter((one) => !one.own);
  const standard = [...new Set(Object.values(compilers))].sort().map((release) => ({
    type: 'library',
    'bom-ref': `rust-std@${release}`,
    name: 'rust-std',
    version: release,
    description: 'The standard library of Rust, with what it is made of',
    licenses: [{ expression: 'MIT OR Apache-2.0' }],
    properties: Object.keys(compilers).filter((name) => compilers[name] === release).map((name) => ({ name: 'purser:linkedInto', value: name })),
  }));
  const parts = SHIPPED.map(({ name, what }) => ({
    type: 'application', 'bom-ref': `${name}@${version}`, name, version, description: `Purser: ${what}`, licenses: [{ expression: own.license }],
  }));
  const needs = (ref, list) => ({ ref, dependsOn: [...list].sort() });
  const byCrate = new Map(others.map((one) => [one.crate, one]));
  const refs = (list) => [...list].filter((crate) => byCrate.has(crate)).map((crate) => purl(byCrate.get(crate)));
  const main = `purser-release@${version}`;
  const document = {
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    version: 1,
    metadata: {
      timestamp: new Date(time * 1000).toISOString(),
      component: { type: 'application', 'bom-ref': main, name: 'purser-release', version, licenses: [{ expression: own.license }] },
    },
    components: [...parts, ...standard, ...others.map(component)],
    dependencies: [
      needs(main, parts.map((part) => part['bom-ref'])),
      ...parts.map((part) => needs(part['bom-ref'], [
        ...refs([...own.needs, ...others.filter((one) => one.tool).map((one) => one.crate)].filter((crate) => byCrate.get(crate)?.in.includes(part.name))),
        `rust-std@${compilers[part.name]}`,
      ])),
      ...standard.map((one) => needs(one['bom-ref'], [])),
      ...others.map((one) => needs(purl(one), refs(one.needs))),
    ],
  };
  return { ...document, serialNumber: `urn:uuid:${uuidOf(JSON.stringify(document))}` };
}
