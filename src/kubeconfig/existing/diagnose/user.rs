//! What is wrong with a user's entry.

use crate::kubeconfig::existing::compare::blank;
use crate::kubeconfig::existing::encoded::{self, PemError};
use crate::kubeconfig::existing::entry::EntryRef;
use crate::kubeconfig::existing::keypair::{self, KeyError, PublicHalf};
use crate::kubeconfig::existing::users::{Program, SERVERS, Tool, setting};
use crate::kubeconfig::fields::{
    Field, auth_info, auth_provider_config, exec_config, exec_env_var,
};
use crate::kubelogin::{azure, oidc};
use crate::yaml::Node;

use super::diagnostic::{DiagnosticKind, DiagnosticSeverity, OverridingCredential};
use super::entry_diagnostics::{EntryDiagnostics, both, path};

pub(super) fn user(notes: &mut EntryDiagnostics<'_>, entry: &EntryRef<'_>, now: i64) {
    let token = entry.get(auth_info::TOKEN).filter(|_| entry.text(auth_info::TOKEN).is_some());
    let token = token.or(entry
        .get(auth_info::TOKEN_FILE)
        .filter(|_| entry.text(auth_info::TOKEN_FILE).is_some()));
    let password =
        entry.get(auth_info::USERNAME).filter(|_| entry.text(auth_info::USERNAME).is_some());
    let certificate = certificate(notes, entry, now);
    if let Some(text) = entry.text(auth_info::TOKEN) {
        self::token(notes, token, text, now);
        if let Some(name) = password.or(entry
            .get(auth_info::PASSWORD)
            .filter(|_| entry.text(auth_info::PASSWORD).is_some()))
        {
            notes.fails(Some(name), DiagnosticKind::TokenAndPassword);
        }
    }
    path(notes, entry.get(auth_info::TOKEN_FILE), auth_info::TOKEN_FILE.name);
    let provider = entry.get(auth_info::AUTH_PROVIDER).filter(|node| node.entries().is_some());
    let program = Program::of(entry);
    if let Some(program) = &program {
        if let Some(provider) = provider {
            notes.fails(Some(provider), DiagnosticKind::ProviderAndExec);
        }
        let wins = [
            (token, OverridingCredential::Token),
            (password, OverridingCredential::Password),
            (certificate, OverridingCredential::Certificate),
        ];
        if let Some((node, winner)) = wins.into_iter().find(|(node, _)| node.is_some()) {
            notes.add(node, DiagnosticSeverity::Advice, DiagnosticKind::ExecOverridden(winner));
        }
        exec(notes, program);
    }
    if let Some(provider) = provider {
        self::provider(notes, provider, now);
    }
    if password.is_some() && token.is_none() {
        notes.fails(password, DiagnosticKind::Password);
    }
    let key = [auth_info::CLIENT_KEY_DATA, auth_info::CLIENT_KEY].into_iter();
    let key = key.filter_map(|field| entry.get(field)).find(|node| node.text() != Some(""));
    let nothing =
        [token, password, certificate, provider].iter().all(Option::is_none) && program.is_none();
    match key {
        Some(key) if certificate.is_none() => {
            let severity =
                if nothing { DiagnosticSeverity::BreaksEntry } else { DiagnosticSeverity::Advice };
            notes.add(Some(key), severity, DiagnosticKind::NoCertificate);
        }
        _ if nothing => notes.fails(None, DiagnosticKind::NoCredential),
        _ => {}
    }
    impersonation(notes, entry);
}

/// A token in the file.
fn token(notes: &mut EntryDiagnostics<'_>, node: Option<&Node>, text: &str, now: i64) {
    if encoded::omitted(text) {
        return notes.fails(node, DiagnosticKind::Omitted { field: auth_info::TOKEN.name });
    }
    if text.chars().any(|c| c.is_control() && c != '\t') || text.contains(char::is_whitespace) {
        notes.fails(node, DiagnosticKind::BadToken);
    }
    match encoded::token_end(text) {
        Some(at) if at < now => {
            notes.fails(node, DiagnosticKind::TokenEnded { at, renewed: false });
        }
        Some(_) => {}
        None => notes.add(node, DiagnosticSeverity::Advice, DiagnosticKind::StaticToken),
    }
}

/// Whether kubectl is to act as somebody whom nothing names (`as`).
fn impersonation(notes: &mut EntryDiagnostics<'_>, entry: &EntryRef<'_>) {
    let acting = [
        auth_info::IMPERSONATE_UID,
        auth_info::IMPERSONATE_GROUPS,
        auth_info::IMPERSONATE_USER_EXTRA,
    ]
    .into_iter()
    .find_map(|field| entry.get(field));
    if let Some(node) =
        acting.filter(|node| entry.text(auth_info::IMPERSONATE).is_none() && !blank(node))
    {
        notes.fails(Some(node), DiagnosticKind::Impersonation);
    }
}

/// The client certificate and its key; gives the certificate's node.
fn certificate<'a>(
    notes: &mut EntryDiagnostics<'_>,
    entry: &EntryRef<'a>,
    now: i64,
) -> Option<&'a Node> {
    let (data, file) = (auth_info::CLIENT_CERTIFICATE_DATA, auth_info::CLIENT_CERTIFICATE);
    let (key_data, key_file) = (auth_info::CLIENT_KEY_DATA, auth_info::CLIENT_KEY);
    path(notes, entry.get(file), file.name);
    path(notes, entry.get(key_file), key_file.name);
    let field = [data, file].into_iter().find(|field| entry.text(*field).is_some())?;
    let node = entry.get(field)?;
    both(notes, entry, data, file);
    both(notes, entry, key_data, key_file);
    if entry.text(key_data).is_none() && entry.text(key_file).is_none() {
        notes.fails(Some(node), DiagnosticKind::NoKey);
    }
    let pem = entry.text(data).and_then(encoded::base64);
    let key_pem = entry.text(key_data).and_then(encoded::base64);
    let key_node = entry.get(key_data);
    let key = key_pem.as_deref().map(keypair::of_private_key);
    if let Some(pem) = &pem
        && key == Some(Err(KeyError::Other))
        && keypair::of_private_key(pem).is_ok()
    {
        notes.fails(key_node, DiagnosticKind::Swapped);
        return Some(node);
    }
    let omitted = |field: Field| entry.text(field).is_some_and(encoded::omitted);
    let mut own = None;
    match pem.as_deref() {
        Some(_) if omitted(data) => {
            notes.fails(Some(node), DiagnosticKind::Omitted { field: data.name });
        }
        Some(pem) => own = client_certificate(notes, node, pem, now),
        None => {}
    }
    match key {
        Some(_) if omitted(key_data) => {
            notes.fails(key_node, DiagnosticKind::Omitted { field: key_data.name });
        }
        Some(Err(error)) => {
            let meant = key_pem.as_deref().and_then(encoded::rewrapped);
            let error = match (error, meant) {
                (KeyError::Encrypted, _) => PemError::Encrypted,
                (KeyError::Other, _) => PemError::Other,
                (_, Some((error, _))) => error,
                (KeyError::Unreadable, None) => PemError::BrokenKey,
                (KeyError::NoPem, None) => PemError::NoPem,
            };
            notes.fails(key_node, DiagnosticKind::Pem { field: key_data.name, error });
        }
        Some(Ok(half)) if own.is_some_and(|own| own.differs(&half)) => {
            notes.fails(key_node, DiagnosticKind::KeyPair);
        }
        _ => {}
    }
    Some(node)
}

/// The client's own certificate; gives its public half where it can be read.
fn client_certificate(
    notes: &mut EntryDiagnostics<'_>,
    node: &Node,
    pem: &[u8],
    now: i64,
) -> Option<PublicHalf> {
    let field = auth_info::CLIENT_CERTIFICATE_DATA.name;
    match encoded::first(pem) {
        Err(error) => {
            notes.fails(Some(node), DiagnosticKind::Pem { field, error });
            return None;
        }
        Ok(own) if own.ends < now => {
            let kind = DiagnosticKind::CertificateEnded { field, at: own.ends };
            notes.fails(Some(node), kind);
        }
        Ok(own) if now < own.begins => {
            let kind = DiagnosticKind::CertificateNotYet { field, at: own.begins };
            notes.fails(Some(node), kind);
        }
        Ok(_) => {}
    }
    keypair::of_certificate(encoded::certificates(pem).ok()?.first()?)
}

fn exec(notes: &mut EntryDiagnostics<'_>, program: &Program<'_>) {
    let node = program.node;
    let at = |field: Field| node.get(field.name).or(Some(node));
    if program.text(exec_config::COMMAND).is_empty() {
        notes.fails(at(exec_config::COMMAND), DiagnosticKind::NoCommand);
    }
    if let Some((name, _)) = &program.split_command {
        let program = (*name).to_owned();
        notes.fails(at(exec_config::COMMAND), DiagnosticKind::JoinedCommand { program });
    }
    if program.split_args.is_some() {
        notes.fails(at(exec_config::ARGS), DiagnosticKind::JoinedArguments);
    }
    exec_version(notes, program);
    for variable in node.get(exec_config::ENV.name).and_then(Node::items).unwrap_or_default() {
        if variable.get(exec_env_var::NAME.name).and_then(Node::text).unwrap_or_default().is_empty()
        {
            notes.fails(Some(variable), DiagnosticKind::NoEnvName);
        }
    }
    if program.split_command.is_none() && program.text(exec_config::COMMAND).contains(['/', '\\']) {
        path(notes, node.get(exec_config::COMMAND.name), "exec.command");
    }
    let args = at(exec_config::ARGS);
    match program.tool() {
        Tool::AzureKubelogin => azure_kubelogin(notes, program, args),
        tool @ (Tool::OidcLogin | Tool::OidcKubelogin) => {
            if matches!(tool, Tool::OidcKubelogin) {
                notes.add(
                    at(exec_config::COMMAND),
                    DiagnosticSeverity::Advice,
                    DiagnosticKind::OtherKubelogin,
                );
            }
            for flag in [oidc::ISSUER_URL, oidc::CLIENT_ID] {
                if program.flag(flag).is_none_or(str::is_empty) {
                    notes.fails(args, DiagnosticKind::OidcLoginLacks(flag));
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

/// The version of the exchange, and the mode that its `v1` needs.
fn exec_version(notes: &mut EntryDiagnostics<'_>, program: &Program<'_>) {
    let at = |field: Field| program.node.get(field.name).or(Some(program.node));
    let version = program.text(exec_config::API_VERSION);
    let short = version.strip_prefix("client.authentication.k8s.io/");
    match (version, short) {
        ("", _) => notes.fails(at(exec_config::API_VERSION), DiagnosticKind::NoExecVersion),
        (_, Some("v1" | "v1beta1")) => {}
        (_, Some("v1alpha1")) => {
            notes.fails(
                at(exec_config::API_VERSION),
                DiagnosticKind::RemovedExecVersion(version.to_owned()),
            );
        }
        _ => {
            let version = version.chars().take(80).collect();
            notes.fails(at(exec_config::API_VERSION), DiagnosticKind::UnknownExecVersion(version));
        }
    }
    match program.text(exec_config::INTERACTIVE_MODE) {
        "" if short == Some("v1") => {
            notes.fails(at(exec_config::API_VERSION), DiagnosticKind::NoInteractiveMode)
        }
        "" | "Never" | "IfAvailable" | "Always" => {}
        other => {
            let fault = DiagnosticKind::InteractiveMode(other.chars().take(80).collect());
            notes.fails(at(exec_config::INTERACTIVE_MODE), fault);
        }
    }
}

fn azure_kubelogin(notes: &mut EntryDiagnostics<'_>, program: &Program<'_>, args: Option<&Node>) {
    let login = program.login();
    // A version from a branch of Azure/kubelogin knows it, so the rest is looked at all the same.
    if login == azure::CHAINED {
        let kind = DiagnosticKind::Login(login.to_owned());
        notes.add(args, DiagnosticSeverity::Advice, kind);
    } else if !azure::LOGINS.contains(&login) {
        let login = login.chars().take(80).collect();
        return notes.fails(args, DiagnosticKind::Login(login));
    }
    if login == azure::DEVICE_CODE {
        notes.add(args, DiagnosticSeverity::Advice, DiagnosticKind::DeviceCode);
    }
    let tenant = program.flag(azure::TENANT_ID).unwrap_or_default();
    if azure::needs_tenant(login) && tenant.is_empty() {
        notes.add(args, DiagnosticSeverity::Advice, DiagnosticKind::NoTenant);
    }
    match program.flag(azure::SERVER_ID) {
        None | Some("") => notes.fails(args, DiagnosticKind::NoServerId),
        Some(id) if SERVERS.contains(&id.to_ascii_lowercase().as_str()) => {}
        Some(id) => {
            notes.add(
                args,
                DiagnosticSeverity::Advice,
                DiagnosticKind::ServerId(id.chars().take(80).collect()),
            );
        }
    }
    if let Some(name) = program.flag(azure::ENVIRONMENT)
        && !azure::is_environment(name)
    {
        notes.add(
            args,
            DiagnosticSeverity::Advice,
            DiagnosticKind::Environment(name.chars().take(80).collect()),
        );
    }
}

fn provider(notes: &mut EntryDiagnostics<'_>, provider: &Node, now: i64) {
    let node = provider.get(auth_provider_config::NAME.name).or(Some(provider));
    match provider.get(auth_provider_config::NAME.name).and_then(Node::text).unwrap_or_default() {
        "oidc" => {}
        name @ ("azure" | "gcp") => {
            return notes.fails(node, DiagnosticKind::RemovedProvider(name.to_owned()));
        }
        name => {
            let name = name.chars().take(80).collect();
            return notes.fails(node, DiagnosticKind::UnknownProvider(name));
        }
    }
    for key in ["idp-issuer-url", "client-id"] {
        if setting(provider, key).is_none() {
            notes.fails(Some(provider), DiagnosticKind::ProviderLacks(key));
        }
    }
    let renewed = setting(provider, "refresh-token").is_some();
    match setting(provider, "id-token") {
        None if !renewed => notes.fails(Some(provider), DiagnosticKind::ProviderLacks("id-token")),
        None => {}
        Some(token) => {
            if let Some(at) = encoded::token_end(token).filter(|at| *at < now) {
                let severity = if renewed {
                    DiagnosticSeverity::Advice
                } else {
                    DiagnosticSeverity::BreaksEntry
                };
                let at_node = provider
                    .get(auth_provider_config::CONFIG.name)
                    .and_then(|config| config.get("id-token"));
                notes.add(at_node, severity, DiagnosticKind::TokenEnded { at, renewed });
            }
        }
    }
}
