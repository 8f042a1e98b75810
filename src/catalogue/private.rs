//! The document behind `catalogue` of `portal.yaml`: asked for with a token, and read.

use crate::config::{self, Portal, Reading, Surroundings};
use crate::platform::{Cache, FetchError, Method, Request, Response};
use crate::url;

/// How hosts of Azure Blob Storage end, by cloud. It takes a token only with a version named
/// (Azure Storage, "Authorize with Microsoft Entra ID": 2017-11-09 or later).
const BLOB_STORAGE: [&str; 3] =
    [".blob.core.windows.net", ".blob.core.usgovcloudapi.net", ".blob.core.chinacloudapi.cn"];
const STORAGE_VERSION: (&str, &str) = ("x-ms-version", "2021-08-06");

/// Why there are no clusters of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum CatalogueError {
    /// There is no answer.
    Unreachable(FetchError),
    /// The API does not take the token (401).
    TokenRefused,
    /// The person may not read it (403).
    Forbidden,
    /// There is nothing at the address (404, 410).
    Missing,
    /// Another status.
    Status(u16),
}

/// Asks for the document at an address, with a token for whoever keeps it.
#[must_use]
pub fn request(address: &str, token: &str) -> Request {
    let mut headers = vec![("authorization", ["Bearer ", token].concat())];
    let host = url::split(address).map_or("", |url| url.host).to_ascii_lowercase();
    if BLOB_STORAGE.iter().any(|end| host.ends_with(end)) {
        headers.push((STORAGE_VERSION.0, STORAGE_VERSION.1.to_owned()));
    }
    Request {
        method: Method::Get,
        url: address.to_owned(),
        headers,
        body: None,
        // What only this person may see stays in this tab's memory.
        cache: Cache::NoStore,
        limit: config::LARGEST,
    }
}

/// Reads the answer for a portal, whose text is `source` ([`config::read_catalogue`]).
///
/// # Errors
///
/// [`CatalogueError`] where the answer is not the document. What is wrong with the document is for
/// the reading to say.
pub fn read(
    answer: Result<Response, FetchError>,
    source: &str,
    portal: &Portal,
    around: &Surroundings,
) -> Result<Reading, CatalogueError> {
    let answer = answer.map_err(CatalogueError::Unreachable)?;
    Err(match answer.status {
        200 => return Ok(config::read_catalogue(&answer.body, source, portal, around)),
        401 => CatalogueError::TokenRefused,
        403 => CatalogueError::Forbidden,
        404 | 410 => CatalogueError::Missing,
        status => CatalogueError::Status(status),
    })
}

#[cfg(test)]
mod tests {
    use super::{CatalogueError, FetchError, Response, read, request};
    use crate::config::{self, Cluster, Reading, Surroundings, What};
    use crate::platform::Cache;

    const PORTAL: &str = "apiVersion: purser/v1\nidentities:\n  - name: dex\n    oidc: {issuer: \
        'https://dex.example', clientId: p}\ncatalogue:\n  url: 'https://shelf.example/clusters.yaml'\n  scope: clusters\nclusters:\n  \
        - name: open\n    server: 'https://open.example'\n    oidc: {}\n";

    const URL: &str = "https://shelf.example/clusters.yaml";

    fn of(answer: Result<Response, FetchError>) -> Result<Reading, CatalogueError> {
        let around = Surroundings::default();
        read(answer, PORTAL, &config::read(PORTAL, &around).portal, &around)
    }

    /// The clusters, and each mistake with its path.
    type Told = (Vec<Cluster>, Vec<(String, What)>);

    fn answered(status: u16, body: &str) -> Result<Told, CatalogueError> {
        let answer = Response { status, headers: Vec::new(), body: body.to_owned() };
        let reading = of(Ok(answer))?;
        let mistakes = reading.mistakes.into_iter().map(|one| (one.path, one.what)).collect();
        Ok((reading.portal.clusters, mistakes))
    }

    #[test]
    fn it_is_asked_for_with_the_token_and_kept_nowhere() {
        for (url, version) in [
            (URL, false),
            ("https://contoso.blob.core.windows.net/purser/clusters.yaml", true),
            ("https://Contoso.BLOB.core.usgovcloudapi.net/purser/clusters.yaml", true),
            ("https://contoso.blob.core.chinacloudapi.cn/purser/clusters.yaml?x=1", true),
            ("https://blob.core.windows.net.example/clusters.yaml", false),
        ] {
            let request = request(url, "t");
            assert_eq!((request.url.as_str(), request.cache), (url, Cache::NoStore));
            assert_eq!(request.headers.first().unwrap(), &("authorization", "Bearer t".to_owned()));
            assert_eq!(request.headers.iter().any(|(name, _)| *name == "x-ms-version"), version);
        }
    }

    #[test]
    fn its_clusters_are_read_with_the_checks_of_the_portal() {
        let good =
            "clusters:\n  - name: vault\n    server: 'https://vault.example'\n    oidc: {}\n";
        let (clusters, mistakes) = answered(200, good).unwrap();
        assert_eq!(mistakes, []);
        let [vault] = clusters.as_slice() else { panic!("{clusters:?}") };
        assert_eq!((vault.name.as_str(), vault.identity.as_str()), ("vault", "dex"));
        let same = answered(200, &format!("apiVersion: purser/v1\n{good}")).unwrap();
        assert_eq!(same, (clusters, mistakes));
    }

    #[test]
    fn a_faulty_cluster_is_left_out_and_the_others_stay() {
        let text = "clusters:\n  - name: open\n    server: 'https://vault.example'\n    oidc: {}\n  \
                    - name: b\n    server: 'http://b.example'\n    oidc: {}\n  - name: c\n    \
                    server: 'https://c.example'\n    identity: entra\n    oidc: {}\n  - name: d\n    \
                    server: 'https://d.example'\n    oidc: {}\n";
        let (clusters, mistakes) = answered(200, text).unwrap();
        let names: Vec<&str> = clusters.iter().map(|one| one.name.as_str()).collect();
        assert_eq!(names, ["d"]);
        let paths: Vec<&str> = mistakes.iter().map(|(path, _)| path.as_str()).collect();
        assert_eq!(paths, ["clusters[0].name", "clusters[1].server", "clusters[2].identity"]);
        assert_eq!(mistakes[0].1, What::InPortal { value: "open".into() });
    }

    #[test]
    fn what_is_no_catalogue_offers_nothing_and_says_why() {
        for (body, path) in [
            ("<!doctype html>", ""),
            ("", ""),
            ("{}", ""),
            ("clusters: {}", "clusters"),
            ("clusters: []", "clusters"),
            ("apiVersion: purser/v1", "clusters"),
            ("clusters: 5", "clusters"),
            ("a: [", ""),
            ("identities: []\nclusters: []", "identities"),
            ("apiVersion: purser/v9\nclusters: []", "apiVersion"),
        ] {
            let (clusters, mistakes) = answered(200, body).unwrap();
            assert_eq!(clusters, [], "{body}");
            assert_eq!(mistakes.first().map(|(path, _)| path.as_str()), Some(path), "{body}");
        }
    }

    #[test]
    fn each_refusal_has_its_reason() {
        for (status, expected) in [
            (401, CatalogueError::TokenRefused),
            (403, CatalogueError::Forbidden),
            (404, CatalogueError::Missing),
            (410, CatalogueError::Missing),
            (204, CatalogueError::Status(204)),
            (500, CatalogueError::Status(500)),
        ] {
            assert_eq!(answered(status, "clusters: []"), Err(expected));
        }
        let expected = CatalogueError::Unreachable(FetchError::TooLarge);
        assert_eq!(of(Err(FetchError::TooLarge)), Err(expected));
    }
}
