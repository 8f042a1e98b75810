//! The headers of the page in the file that a host reads.

use super::{FOREVER, HASHED};
use crate::config::Portal;
use crate::url;

/// A host that the page can lie on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Host {
    /// nginx: a file of `conf.d`.
    Nginx,
    /// Caddy: a Caddyfile.
    Caddy,
    /// Apache HTTP Server 2.4: a file of `conf-enabled`, or within a virtual host.
    Apache,
    /// Azure Static Web Apps: `staticwebapp.config.json`.
    StaticWebApps,
    /// Azure Front Door: a rule set in Bicep.
    FrontDoor,
    /// Amazon CloudFront: a response headers policy.
    CloudFront,
    /// Netlify: `_headers`.
    Netlify,
    /// Cloudflare Pages: `_headers`.
    Cloudflare,
    /// nginx in Kubernetes: a `ConfigMap`.
    Kubernetes,
}

impl Host {
    /// Every host.
    pub const ALL: [Self; 9] = [
        Self::Nginx,
        Self::Caddy,
        Self::Apache,
        Self::StaticWebApps,
        Self::FrontDoor,
        Self::CloudFront,
        Self::Netlify,
        Self::Cloudflare,
        Self::Kubernetes,
    ];

    /// Its name on the command line.
    #[must_use]
    pub const fn name(self) -> &'static str {
        match self {
            Self::Nginx => "nginx",
            Self::Caddy => "caddy",
            Self::Apache => "apache",
            Self::StaticWebApps => "static-web-apps",
            Self::FrontDoor => "front-door",
            Self::CloudFront => "cloudfront",
            Self::Netlify => "netlify",
            Self::Cloudflare => "cloudflare",
            Self::Kubernetes => "kubernetes",
        }
    }

    /// The host of that name.
    #[must_use]
    pub fn by_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|host| host.name() == name)
    }
}

/// Where the page lies.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Place {
    /// The host name that the server answers to, perhaps with a port; any where `None`.
    pub authority: Option<String>,
    /// The path of the page, from `/` to `/`.
    pub path: String,
    /// The folder of the build on the server, without a slash at its end.
    pub root: String,
}

impl Place {
    /// As `url` of `portal.yaml` says, or at the root of any host; below `/srv/purser`.
    #[must_use]
    pub fn of(portal: &Portal) -> Self {
        let address = portal.url.as_deref().and_then(url::split);
        let authority = address.as_ref().map(|address| match address.port {
            Some(port) => format!("{}:{port}", address.host),
            None => address.host.to_owned(),
        });
        let path = address.map_or("/", |address| address.rest).to_owned();
        Self { authority, path, root: "/srv/purser".to_owned() }
    }
}

/// Whether a path of an address can stand in every host's file: it begins and ends with a slash, and
/// holds unreserved characters alone (RFC 3986 section 2.3).
#[must_use]
pub fn is_path(text: &str) -> bool {
    let fits = |c: char| c.is_ascii_alphanumeric() || "-._~/".contains(c);
    text.starts_with('/') && text.ends_with('/') && !text.contains("//") && text.chars().all(fits)
}

/// Whether a folder of the server can stand in every host's file.
#[must_use]
pub fn is_folder(text: &str) -> bool {
    let fits = |c: char| c.is_alphanumeric() || "-._~/+@".contains(c);
    text.starts_with('/') && text.chars().all(fits)
}

/// A header field: name and value.
type Header = (&'static str, String);

/// The file of a host. `headers` are those of [`super::headers`].
#[must_use]
pub fn file(host: Host, headers: &[Header], place: &Place) -> String {
    match host {
        Host::Nginx => nginx(headers, place, "80"),
        Host::Caddy => caddy(headers, place),
        Host::Apache => apache(headers, place),
        Host::StaticWebApps => static_web_apps(headers),
        Host::FrontDoor => super::clouds::front_door(headers),
        Host::CloudFront => super::clouds::cloud_front(headers),
        Host::Netlify | Host::Cloudflare => rules(headers, place),
        Host::Kubernetes => kubernetes(headers, place),
    }
}

fn lines(headers: &[Header], line: impl Fn(&str, &str) -> String) -> String {
    headers.iter().map(|(name, value)| line(name, value)).collect()
}

fn nginx(headers: &[Header], Place { authority, path, root }: &Place, port: &str) -> String {
    let name = authority.as_deref().and_then(|one| one.split(':').next()).unwrap_or("_");
    let all =
        lines(headers, |name, value| format!("        add_header {name} \"{value}\" always;\n"));
    let without = path.trim_end_matches('/');
    // Without its last slash the path is no folder of this host.
    let bare = match without {
        "" => String::new(),
        _ => format!("    location = {without} {{\n        return 301 {path};\n    }}\n"),
    };
    format!(
        "map $uri $purser_cache {{
    default no-cache;
    \"~{HASHED}\" \"{FOREVER}\";
}}
server {{
    listen {port};
    server_name {name};
    server_tokens off;
    absolute_redirect off;
{bare}    location {path} {{
        alias {root}/;
        index index.html;
        try_files $uri $uri/ =404;
        gzip_static on;
        types {{
            text/html html;
            text/css css;
            text/javascript js;
            text/plain txt;
            image/svg+xml svg;
            application/wasm wasm;
            application/yaml yaml;
            application/json json;
        }}
{all}        add_header Cache-Control $purser_cache always;
    }}
}}
"
    )
}

fn caddy(headers: &[Header], Place { authority, path, root }: &Place) -> String {
    let site = authority.as_deref().unwrap_or(":80");
    let without = path.trim_end_matches('/');
    let (open, close) = match without {
        "" => ("    handle {\n".to_owned(), "    }\n"),
        _ => (format!("    redir {without} {path}\n    handle_path {path}* {{\n"), "    }\n"),
    };
    let all = lines(headers, |name, value| format!("            {name} \"{value}\"\n"));
    format!(
        "{site} {{
{open}        root * {root}
        header {{
{all}        }}
        @hashed path_regexp {HASHED}
        header @hashed Cache-Control \"{FOREVER}\"
        @other not path_regexp {HASHED}
        header @other Cache-Control no-cache
        file_server {{
            precompressed br gzip
        }}
{close}}}
"
    )
}

fn apache(headers: &[Header], Place { path, root, .. }: &Place) -> String {
    let all = lines(headers, |name, value| format!("    Header always set {name} \"{value}\"\n"));
    let place = match path.as_str() {
        "/" => format!("DocumentRoot \"{root}\"\n"),
        _ => format!("Alias \"{path}\" \"{root}/\"\n"),
    };
    format!(
        "# Needs the modules alias, dir, headers and mime; brotli and deflate are used where they are there.
{place}<Directory \"{root}/\">
    Require all granted
    Options None
    AllowOverride None
    DirectoryIndex index.html
    AddType text/html .html
    AddType text/css .css
    AddType text/javascript .js
    AddType text/plain .txt
    AddType image/svg+xml .svg
    AddType application/json .json
    AddType application/wasm .wasm
    AddType application/yaml .yaml
    <IfModule mod_brotli.c>
        AddOutputFilterByType BROTLI_COMPRESS text/html text/css text/javascript text/plain image/svg+xml application/wasm application/yaml
    </IfModule>
    <IfModule !mod_brotli.c>
        <IfModule mod_deflate.c>
            AddOutputFilterByType DEFLATE text/html text/css text/javascript text/plain image/svg+xml application/wasm application/yaml
        </IfModule>
    </IfModule>
{all}    Header always set Cache-Control no-cache
    <FilesMatch \"{HASHED}\">
        Header always set Cache-Control \"{FOREVER}\"
    </FilesMatch>
</Directory>
"
    )
}

fn static_web_apps(headers: &[Header]) -> String {
    let all = lines(headers, |name, value| format!("    \"{name}\": \"{value}\",\n"));
    format!(
        "{{
  \"globalHeaders\": {{
{all}    \"Cache-Control\": \"no-cache\"
  }},
  \"mimeTypes\": {{ \".wasm\": \"application/wasm\", \".yaml\": \"application/yaml\" }},
  \"routes\": [
    {{ \"route\": \"/*.{{js,wasm,css,txt,svg}}\", \"headers\": {{ \"Cache-Control\": \"{FOREVER}\" }} }}
  ]
}}
"
    )
}

fn rules(headers: &[Header], Place { path, .. }: &Place) -> String {
    let all = lines(headers, |name, value| format!("  {name}: {value}\n"));
    let kept = ["boot", "purser", "style"]
        .map(|name| format!("{path}{name}-*\n  Cache-Control: {FOREVER}\n"));
    format!("{path}*\n{all}{}", kept.concat())
}

fn kubernetes(headers: &[Header], place: &Place) -> String {
    // Unprivileged, so the port is above 1024; the Ingress knows the host's name.
    let place = Place {
        authority: None,
        root: "/usr/share/nginx/html".to_owned(),
        path: place.path.clone(),
    };
    let config = nginx(headers, &place, "8080");
    let config: String = config.lines().map(|line| format!("    {line}\n")).collect();
    format!(
        "apiVersion: v1
kind: ConfigMap
metadata:
  name: purser-nginx
  labels:
    app.kubernetes.io/name: purser
data:
  default.conf: |
{config}"
    )
}
