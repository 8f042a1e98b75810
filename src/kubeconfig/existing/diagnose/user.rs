//! What is wrong with a user's entry.

use crate::kubelogin::{azure, oidc};
use crate::yaml::Node;

use super::diagnostic::{Fault, Reach, Winner};
use super::notes::{Notes, both, path};
use crate::kubeconfig::existing::compare::blank;
use crate::kubeconfig::existing::encoded::{self, PemFault};
use crate::kubeconfig::existing::entry::Entry;
use crate::kubeconfig::existing::users::{Program, SERVERS, SignIn, Tool, setting, sign_in};

pub(super) fn user(notes: &mut Notes<'_>, entry: &Entry<'_>, now: i64) {
    let token = entry.get("token").filter(|_| entry.text("token").is_some());
    let token = token.or(entry.get("tokenFile").filter(|_| entry.text("tokenFile").is_some()));
    let password = entry.get("username").filter(|_| entry.text("username").is_some());
    let certificate = certificate(notes, entry, now);
    if let Some(text) = entry.text("token") {
        if text.chars().any(|c| c.is_control() && c != '\t') {
            notes.fails(token, Fault::BadToken);
        }
        if let Some(at) = encoded::token_end(text).filter(|at| *at < now) {
            notes.fails(token, Fault::TokenEnded { at, renewed: false });
        }
        if let Some(name) =
            password.or(entry.get("password").filter(|_| entry.text("password").is_some()))
        {
            notes.fails(Some(name), Fault::TokenAndPassword);
        }
    }
    path(notes, entry.get("tokenFile"), "tokenFile");
    let provider = entry.get("auth-provider").filter(|node| node.entries().is_some());
    let program = Program::of(entry);
    if let Some(program) = &program {
        if let Some(provider) = provider {
            notes.fails(Some(provider), Fault::ProviderAndExec);
        }
        let wins = [
            (token, Winner::Token),
            (password, Winner::Password),
            (certificate, Winner::Certificate),
        ];
        if let Some((node, winner)) = wins.into_iter().find(|(node, _)| node.is_some()) {
            notes.add(node, Reach::Advice, Fault::Wins(winner));
        }
        exec(notes, program);
    }
    if let Some(provider) = provider {
        self::provider(notes, provider, now);
    }
    if password.is_some() && token.is_none() {
        notes.fails(password, Fault::Password);
    }
    let key = entry.get("client-key-data").or(entry.get("client-key"));
    let nothing = sign_in(entry) == SignIn::Nothing && program.is_none() && provider.is_none();
    match key {
        Some(key) if certificate.is_none() => {
            let reach = if nothing { Reach::Entry } else { Reach::Advice };
            notes.add(Some(key), reach, Fault::NoCertificate);
        }
        _ if nothing => notes.fails(None, Fault::NoCredential),
        _ => {}
    }
    let acting =
        ["as-uid", "as-groups", "as-user-extra"].into_iter().find_map(|key| entry.get(key));
    if let Some(node) = acting.filter(|node| entry.text("as").is_none() && !blank(node)) {
        notes.fails(Some(node), Fault::Impersonation);
    }
}

/// The client certificate and its key; gives the certificate's node.
fn certificate<'a>(notes: &mut Notes<'_>, entry: &Entry<'a>, now: i64) -> Option<&'a Node> {
    let (data, file) = ("client-certificate-data", "client-certificate");
    let (key_data, key_file) = ("client-key-data", "client-key");
    path(notes, entry.get(file), file);
    path(notes, entry.get(key_file), key_file);
    let field = [data, file].into_iter().find(|field| entry.text(field).is_some())?;
    let node = entry.get(field)?;
    both(notes, entry, data, file);
    both(notes, entry, key_data, key_file);
    if entry.text(key_data).is_none() && entry.text(key_file).is_none() {
        notes.fails(Some(node), Fault::NoKey);
    }
    if let Some(pem) = entry.text(data).and_then(encoded::base64) {
        match encoded::first(&pem) {
            Err(fault) => notes.fails(Some(node), Fault::Pem { field: data, fault }),
            Ok(own) if own.ends < now => {
                notes.fails(Some(node), Fault::CertificateEnded { field: data, at: own.ends });
            }
            Ok(own) if now < own.begins => {
                notes.fails(Some(node), Fault::CertificateNotYet { field: data, at: own.begins });
            }
            Ok(_) => {}
        }
    }
    if let Some(pem) = entry.text(key_data).and_then(encoded::base64) {
        let pem = String::from_utf8_lossy(&pem);
        let fault = match (pem.contains("-----BEGIN "), pem.contains(" PRIVATE KEY-----")) {
            (_, true) => None,
            (true, false) => Some(PemFault::Other),
            (false, false) => Some(PemFault::NoPem),
        };
        if let Some(fault) = fault {
            notes.fails(entry.get(key_data), Fault::Pem { field: key_data, fault });
        }
    }
    Some(node)
}

fn exec(notes: &mut Notes<'_>, program: &Program<'_>) {
    let node = program.node;
    let at = |key: &str| node.get(key).or(Some(node));
    if program.text("command").is_empty() {
        notes.fails(at("command"), Fault::NoCommand);
    }
    let version = program.text("apiVersion");
    let short = version.strip_prefix("client.authentication.k8s.io/");
    match (version, short) {
        ("", _) => notes.fails(at("apiVersion"), Fault::NoExecVersion),
        (_, Some("v1" | "v1beta1")) => {}
        (_, Some("v1alpha1")) => {
            notes.fails(at("apiVersion"), Fault::RemovedExecVersion(version.to_owned()));
        }
        _ => {
            let version = version.chars().take(80).collect();
            notes.fails(at("apiVersion"), Fault::UnknownExecVersion(version));
        }
    }
    match program.text("interactiveMode") {
        "" if short == Some("v1") => notes.fails(at("apiVersion"), Fault::NoInteractiveMode),
        "" | "Never" | "IfAvailable" | "Always" => {}
        other => {
            let fault = Fault::InteractiveMode(other.chars().take(80).collect());
            notes.fails(at("interactiveMode"), fault);
        }
    }
    for variable in node.get("env").and_then(Node::items).unwrap_or_default() {
        if variable.get("name").and_then(Node::text).unwrap_or_default().is_empty() {
            notes.fails(Some(variable), Fault::NoEnvName);
        }
    }
    if program.text("command").contains(['/', '\\']) {
        path(notes, node.get("command"), "exec.command");
    }
    let args = at("args");
    match program.tool() {
        Tool::AzureKubelogin => azure_kubelogin(notes, program, args),
        Tool::OidcLogin | Tool::OidcKubelogin => {
            if program.tool() == Tool::OidcKubelogin {
                notes.add(at("command"), Reach::Advice, Fault::OtherKubelogin);
            }
            for flag in [oidc::ISSUER_URL, oidc::CLIENT_ID] {
                if program.flag(flag).is_none_or(str::is_empty) {
                    notes.fails(args, Fault::OidcLoginLacks(flag));
                }
            }
        }
        Tool::AzureCli
        | Tool::AzureDeveloperCli
        | Tool::Aws
        | Tool::Gke
        | Tool::Plugin(_)
        | Tool::Program(_) => {}
    }
}

fn azure_kubelogin(notes: &mut Notes<'_>, program: &Program<'_>, args: Option<&Node>) {
    let login = program.login();
    if !azure::LOGINS.contains(&login) {
        let login = login.chars().take(80).collect();
        return notes.fails(args, Fault::Login(login));
    }
    if login == azure::DEVICE_CODE {
        notes.add(args, Reach::Advice, Fault::DeviceCode);
    }
    let tenant = program.flag(azure::TENANT_ID).unwrap_or_default();
    if azure::needs_tenant(login) && tenant.is_empty() {
        notes.add(args, Reach::Advice, Fault::NoTenant);
    }
    match program.flag(azure::SERVER_ID) {
        None | Some("") => notes.fails(args, Fault::NoServerId),
        Some(id) if SERVERS.contains(&id.to_ascii_lowercase().as_str()) => {}
        Some(id) => {
            notes.add(args, Reach::Advice, Fault::ServerId(id.chars().take(80).collect()));
        }
    }
    if let Some(name) = program.flag(azure::ENVIRONMENT)
        && !azure::is_environment(name)
    {
        notes.add(args, Reach::Advice, Fault::Environment(name.chars().take(80).collect()));
    }
}

fn provider(notes: &mut Notes<'_>, provider: &Node, now: i64) {
    let node = provider.get("name").or(Some(provider));
    match provider.get("name").and_then(Node::text).unwrap_or_default() {
        "oidc" => {}
        name @ ("azure" | "gcp") => {
            return notes.fails(node, Fault::RemovedProvider(name.to_owned()));
        }
        name => {
            let name = name.chars().take(80).collect();
            return notes.fails(node, Fault::UnknownProvider(name));
        }
    }
    for key in ["idp-issuer-url", "client-id"] {
        if setting(provider, key).is_none() {
            notes.fails(Some(provider), Fault::ProviderLacks(key));
        }
    }
    let renewed = setting(provider, "refresh-token").is_some();
    match setting(provider, "id-token") {
        None if !renewed => notes.fails(Some(provider), Fault::ProviderLacks("id-token")),
        None => {}
        Some(token) => {
            if let Some(at) = encoded::token_end(token).filter(|at| *at < now) {
                let reach = if renewed { Reach::Advice } else { Reach::Entry };
                let at_node = provider.get("config").and_then(|config| config.get("id-token"));
                notes.add(at_node, reach, Fault::TokenEnded { at, renewed });
            }
        }
    }
}
