//! What the host of the page sends with its files, as values: the headers, for the origins that
//! `portal.yaml` leads to. The page limits itself to the same origins.

mod clouds;
mod hosts;

pub use hosts::{Host, Place, file, is_folder, is_path};

use crate::config::Portal;
use crate::session;

/// The longest time that browsers may keep a file: of one whose name holds a hash.
pub const FOREVER: &str = "public, max-age=31536000, immutable";
/// Which names hold a hash, as a regular expression.
pub const HASHED: &str = r"-[0-9a-f]{12,}(_bg)?\.(js|wasm|css|txt|svg)$";

/// The headers that every file has, whatever `portal.yaml` says.
const FIXED: [(&str, &str); 9] = [
    ("Integrity-Policy", "blocked-destinations=(script)"),
    ("Strict-Transport-Security", "max-age=63072000; includeSubDomains"),
    ("X-Content-Type-Options", "nosniff"),
    ("X-Frame-Options", "DENY"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cross-Origin-Embedder-Policy", "require-corp"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    (
        "Permissions-Policy",
        "camera=(), geolocation=(), microphone=(), payment=(), usb=(), clipboard-read=(), clipboard-write=(self)",
    ),
];

/// The headers of every file but for caching, as names and values. None where an origin holds what
/// no origin may, so that no value can end a directive, a quote or a line of a host's file.
#[must_use]
pub fn headers(portal: &Portal) -> Option<Vec<(&'static str, String)>> {
    with_origins(&session::origins(portal))
}

fn with_origins(origins: &[String]) -> Option<Vec<(&'static str, String)>> {
    let sound = |c: char| c.is_ascii_alphanumeric() || "-._:/[]".contains(c);
    if !origins.iter().all(|origin| !origin.is_empty() && origin.chars().all(sound)) {
        return None;
    }
    let own = ["'self'"].into_iter().chain(origins.iter().map(String::as_str));
    let hosts = own.collect::<Vec<_>>().join(" ");
    let policy = format!(
        "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; manifest-src 'self'; connect-src {hosts}; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; trusted-types 'none'"
    );
    let fixed = FIXED.iter().map(|(name, value)| (*name, (*value).to_owned()));
    Some([("Content-Security-Policy", policy)].into_iter().chain(fixed).collect())
}

#[cfg(test)]
mod tests {
    use super::{FOREVER, HASHED, Host, Place, file, headers, is_folder, is_path, with_origins};
    use crate::config::{self, Surroundings};
    use crate::session;

    #[test]
    fn they_are_those_of_the_build_but_for_the_origins() {
        let shipped = include_str!("../../public/_headers");
        let all = with_origins(&["https:".to_owned()]).unwrap();
        for (name, value) in &all {
            assert!(shipped.contains(&format!("\n  {name}: {value}\n")), "{name}: {value}");
        }
        let stage = include_str!("../../tests/stage/headers.mjs");
        assert!(stage.contains(FOREVER) && stage.contains(&HASHED.replace('\\', "\\\\")));
    }

    #[test]
    fn the_files_of_the_build_are_written_by_the_same_hand() {
        let all = with_origins(&["https:".to_owned()]).unwrap();
        let place = Place { authority: None, path: "/".into(), root: "/srv/purser".into() };
        for (host, shipped) in [
            (Host::StaticWebApps, include_str!("../../public/staticwebapp.config.json")),
            (Host::Netlify, include_str!("../../public/_headers")),
            (Host::Cloudflare, include_str!("../../public/_headers")),
        ] {
            assert_eq!(file(host, &all, &place), shipped, "{host:?}");
        }
    }

    #[test]
    fn a_place_that_could_end_what_it_stands_in_is_none() {
        for good in ["/", "/k8s/portal/", "/a-b_c.d~/"] {
            assert!(is_path(good), "{good}");
        }
        for bad in
            ["", "k8s/", "/k8s", "//", "/a//", "/a b/", "/a;/", "/a{/", "/a\"/", "/$a/", "/a\n/"]
        {
            assert!(!is_path(bad), "{bad}");
        }
        for bad in ["", "srv", "/a b", "/a;", "/a{", "/a\"", "/$a", "/a\n", "/a'", "/a#", "/a\\"] {
            assert!(!is_folder(bad), "{bad}");
        }
        assert!(is_folder("/srv/purser"));
    }

    #[test]
    fn they_name_the_origins_of_the_page_and_no_others() {
        let text = include_str!("../../public/portal.example.yaml");
        let portal = config::read(text, &Surroundings { loopback: false }).portal;
        let origins = session::origins(&portal);
        assert!(!origins.is_empty());
        let (_, policy) = &headers(&portal).unwrap()[0];
        let wanted = format!("; connect-src 'self' {}; object-src", origins.join(" "));
        assert!(policy.contains(&wanted), "{policy}");
    }

    #[test]
    fn no_origin_ends_what_it_stands_in() {
        for hostile in [
            "",
            "https://a; x",
            "https://a\"",
            "https://a\n",
            "https://a'",
            "{$A}",
            "a\\",
            "%{A}",
            "*",
        ] {
            assert_eq!(with_origins(&[hostile.to_owned()]), None, "{hostile}");
        }
    }
}
