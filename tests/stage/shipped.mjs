// The headers as each host gets them: the two files of the build, and the snippets of
// docs/hosting.md. Cache-Control is left out, since it differs from file to file.
import { readFileSync } from 'node:fs';

const read = (name) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');

const byName = (pairs) => {
  const kept = [...pairs].map(([name, value]) => [name.toLowerCase(), value]).filter(([name]) => name !== 'cache-control');
  const headers = Object.fromEntries(kept);
  if (Object.keys(headers).length !== kept.length) throw new Error('a header is given twice');
  return headers;
};

const found = (text, pattern) => [...text.matchAll(pattern)].map(([, name, quoted, bare]) => [name, quoted ?? bare]);

export function shipped() {
  const guide = read('docs/hosting.md');
  const block = (title, language) => {
    const from = guide.slice(guide.indexOf(`### ${title}\n`));
    return new RegExp(`\`\`\`${language}\n([\\s\\S]*?)\`\`\``).exec(from)[1];
  };
  return {
    _headers: byName(found(/^\/\*\n((?: {2}.*\n)+)/m.exec(read('public/_headers'))[1], /^ {2}([\w-]+): ()?(.*)$/gm)),
    'staticwebapp.config.json': byName(Object.entries(JSON.parse(read('public/staticwebapp.config.json')).globalHeaders)),
    'the guide for Azure Static Web Apps': byName(Object.entries(JSON.parse(block('Azure Static Web Apps', 'json')).globalHeaders)),
    nginx: byName(found(block('nginx', 'nginx'), /^ *add_header ([\w-]+) (?:"([^"]*)"|(\S+)) always;$/gm)),
    Caddy: byName(found(/^ {4}header \{\n([\s\S]*?)\n {4}\}$/m.exec(block('Caddy', ''))[1], /^ *([\w-]+) (?:"([^"]*)"|(\S+))$/gm)),
  };
}
