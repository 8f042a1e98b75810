//! An API server as small as kubectl allows: it says which resources there are, answers what one
//! may do, and nothing else.

use std::io::{Read as _, Write as _};
use std::net::{TcpListener, TcpStream};
use std::path::Path;
use std::process::{Command, Output};
use std::sync::Arc;

use serde_json::{Value as Json, json};

use crate::fixtures;

/// A resource: name, group, whether it lies in a namespace, kind.
pub type Known = (&'static str, &'static str, bool, &'static str);

/// Serves until the test ends; gives its address. `review` is the status of every
/// `SelfSubjectRulesReview`.
pub fn serve(resources: &'static [Known], review: Json) -> String {
    let listener = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = format!("http://{}", listener.local_addr().unwrap());
    // An earlier run may have had the same port.
    fixtures::scratch(&home(&address));
    let review = Arc::new(review);
    std::thread::spawn(move || {
        for stream in listener.incoming().flatten() {
            let review = Arc::clone(&review);
            std::thread::spawn(move || answer(stream, resources, &review));
        }
    });
    address
}

fn answer(mut stream: TcpStream, resources: &[Known], review: &Json) {
    let mut request = Vec::new();
    let mut buffer = [0; 4096];
    let (head, length) = loop {
        let read = stream.read(&mut buffer).unwrap_or(0);
        request.extend_from_slice(&buffer[..read]);
        let text = String::from_utf8_lossy(&request).into_owned();
        if let Some((head, _)) = text.split_once("\r\n\r\n") {
            let length = head.lines().find_map(|line| {
                line.to_ascii_lowercase().strip_prefix("content-length:")?.trim().parse().ok()
            });
            break (head.to_owned(), length.unwrap_or(0));
        }
        if read == 0 {
            return;
        }
    };
    while request.len() < head.len() + 4 + length {
        let read = stream.read(&mut buffer).unwrap_or(0);
        if read == 0 {
            return;
        }
        request.extend_from_slice(&buffer[..read]);
    }
    let path = head.split(' ').nth(1).unwrap_or_default().split('?').next().unwrap_or_default();
    let (status, body) = match body(path, resources, review) {
        Some(body) => ("200 OK", body),
        None => ("404 Not Found", json!({"kind": "Status", "apiVersion": "v1", "code": 404})),
    };
    let body = body.to_string();
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: application/json\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n{body}",
        body.len()
    );
}

fn body(path: &str, resources: &[Known], review: &Json) -> Option<Json> {
    let version = |group: &str| json!({"groupVersion": format!("{group}/v1"), "version": "v1"});
    match path {
        "/api" => Some(json!({"kind": "APIVersions", "versions": ["v1"]})),
        "/apis" => {
            let mut groups: Vec<&str> = resources.iter().map(|one| one.1).collect();
            groups.retain(|group| !group.is_empty());
            groups.sort_unstable();
            groups.dedup();
            let groups: Vec<Json> = groups
                .into_iter()
                .map(|name| {
                    let version = version(name);
                    json!({"name": name, "versions": [version], "preferredVersion": version})
                })
                .collect();
            Some(json!({"kind": "APIGroupList", "apiVersion": "v1", "groups": groups}))
        }
        "/apis/authorization.k8s.io/v1/selfsubjectrulesreviews" => Some(json!({
            "kind": "SelfSubjectRulesReview",
            "apiVersion": "authorization.k8s.io/v1",
            "metadata": {},
            "spec": {},
            "status": review,
        })),
        _ => {
            let group = match path {
                "/api/v1" => "",
                path => path.strip_prefix("/apis/")?.strip_suffix("/v1")?,
            };
            let list: Vec<Json> = resources
                .iter()
                .filter(|one| one.1 == group)
                .map(|(name, _, namespaced, kind)| {
                    json!({
                        "name": name, "singularName": "", "namespaced": namespaced, "kind": kind,
                        "verbs": ["create", "delete", "get", "list", "patch", "update", "watch"],
                    })
                })
                .collect();
            let version = if group.is_empty() { "v1".into() } else { format!("{group}/v1") };
            (!list.is_empty()).then(|| {
                json!({
                    "kind": "APIResourceList", "apiVersion": "v1", "groupVersion": version,
                    "resources": list,
                })
            })
        }
    }
}

/// The folder of what kubectl remembers of a server.
fn home(server: &str) -> String {
    format!("kubectl/{}", server.replace([':', '/'], "-"))
}

/// The real kubectl, which `KUBECTL` names, with no kubeconfig and no cache of anybody's.
pub fn kubectl(server: &str, args: &[String]) -> Output {
    let home = Path::new(env!("CARGO_TARGET_TMPDIR")).join(home(server));
    Command::new(fixtures::kubectl())
        .env_clear()
        .env("HOME", &home)
        .arg(format!("--server={server}"))
        .arg(format!("--cache-dir={}", home.join("cache").display()))
        .args(args)
        .output()
        .unwrap_or_else(|error| panic!("kubectl cannot be started ({error}): `make setup`"))
}
