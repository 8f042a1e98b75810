// Where a release comes from: an in-toto Statement v1 with SLSA's provenance v1. It is not signed and
// says so by what it is: a statement without an envelope, of a build on somebody's machine.

/** `subjects`: `name` and `sha256` of each file. `materials`: name to sha256 of what the build was made with. */
export function provenance({ subjects, commit, dirty, version, time, tools, builder, source }) {
  return {
    _type: 'https://in-toto.io/Statement/v1',
    subject: subjects.map(({ name, sha256 }) => ({ name, digest: { sha256 } })),
    predicateType: 'https://slsa.dev/provenance/v1',
    predicate: {
      buildDefinition: {
        buildType: 'urn:purser:make-release:v1',
        externalParameters: { command: 'make release', version },
        internalParameters: { uncommittedChanges: dirty, sourceDateEpoch: time },
        resolvedDependencies: [
          { name: 'source', ...(source ? { uri: source } : {}), digest: { gitCommit: commit } },
          ...tools.map(({ name, version: of }) => ({ name, annotations: { version: of } })),
        ],
      },
      runDetails: { builder: { id: builder }, metadata: {} },
    },
  };
}
