//! The entries of a composed document as commands, for whoever wants to keep the comments and the
//! order of their own kubeconfig: kubectl changes only the entries it is told to.
//!
//! Source: kubernetes/kubectl `pkg/cmd/config`. An entry of the same name goes first, because
//! kubectl mixes old and new fields, and a leftover token silently beats a plugin. kubectl has no
//! flag for `installHint`, and `--exec-interactive-mode` came with 1.30: it is asked for before
//! anything is changed.

use super::block::{Block, BlockPurpose, Commands, Inexpressible, Remark};
use super::files::{ScriptLine, backup, together};
use super::shell::{POWERSHELL_WORD, Shell, argument, csv_field, flag};
use crate::kubeconfig::{AuthProvider, Cluster, Context, Exec, Kubeconfig, Named, User};

/// The longest value passed on a command line, in bytes: Windows takes 32,767 characters in all.
const LONGEST: usize = 24_000;

/// The commands that put the entries of a document into the person's own kubeconfig.
///
/// # Errors
/// [`Inexpressible`] where a value cannot be handed to kubectl unchanged.
pub fn commands(file: &Kubeconfig, shell: Shell) -> Result<Commands, Inexpressible> {
    let mut steps = Vec::new();
    let mut old = Vec::new();
    let mut remarks = vec![Remark::Replaces];
    for Named { name, value } in &file.clusters {
        old.push(remove("cluster", name, &CLUSTER_FIELDS, shell));
        steps.push(remove("cluster", name, &CLUSTER_FIELDS, shell));
        put_cluster(name, value, shell, &mut steps);
    }
    for Named { name, value } in &file.users {
        old.push(remove("user", name, &USER_FIELDS, shell));
        steps.push(remove("user", name, &USER_FIELDS, shell));
        steps.push(put_user(name, value, shell)?);
    }
    for Named { name, value } in &file.contexts {
        old.push(remove("context", name, &CONTEXT_FIELDS, shell));
        steps.push(remove("context", name, &CONTEXT_FIELDS, shell));
        steps.push(put_context(name, value, shell));
    }
    if file.holds_secret() {
        remarks.push(Remark::SecretInHistory);
    }
    let mut programs = file.users.iter().filter_map(|user| user.value.exec());
    if programs.clone().any(|exec| !exec.install_hint.is_empty()) {
        remarks.push(Remark::NoInstallHint);
    }
    let mut check = None;
    if programs.any(|exec| says_mode(exec) || exec.provide_cluster_info) {
        remarks.push(Remark::Kubectl130);
        let mut line = CommandLine::new(shell, "kubectl config set-credentials");
        line.flag("exec-interactive-mode", "Never");
        check = Some(
            line.end()
                + if shell == Shell::PowerShell {
                    " '--help' >$null"
                } else {
                    " --help >/dev/null"
                },
        );
    }
    let mut entries = together(shell, check, &steps, &old);
    if entries.iter().any(|line| line.contains("(purser-word ")) {
        entries.insert(0, POWERSHELL_WORD.to_owned());
    }
    let mut blocks =
        vec![backup(shell), Block { purpose: BlockPurpose::Entries, commands: entries }];
    if !file.current_context.is_empty() {
        let mut switch = CommandLine::new(shell, "kubectl config use-context");
        switch.name(&file.current_context);
        blocks.push(Block { purpose: BlockPurpose::Use, commands: vec![switch.end()] });
    }
    Ok(Commands { blocks, remarks })
}

/// A command on its way: its words, broken into lines where it grows long.
struct CommandLine {
    shell: Shell,
    text: String,
    flags: Vec<String>,
    name: Option<String>,
}

impl CommandLine {
    fn new(shell: Shell, start: &str) -> Self {
        Self { shell, text: start.to_owned(), flags: Vec::new(), name: None }
    }

    fn flag(&mut self, name: &str, value: &str) {
        self.flags.push(flag(self.shell, name, value));
    }

    fn name(&mut self, name: &str) {
        self.name = Some(name.to_owned());
    }

    fn end(self) -> String {
        let Self { shell, mut text, mut flags, name } = self;
        if let Some(name) = name {
            let word = argument(shell, &name);
            if name.starts_with('-') {
                flags.push(format!("'--' {word}"));
            } else {
                text = format!("{text} {word}");
            }
        }
        let length: usize = flags.iter().map(|flag| flag.len() + 1).sum();
        let between = if text.len() + length > 100 { shell.continuation() } else { " " };
        for flag in &flags {
            text.push_str(between);
            text.push_str(flag);
        }
        text
    }
}

/// Whether `section.name.field` means that entry to kubectl, which takes the first part that is
/// called like a field for the end of the name (client-go `navigation_step_parser.go`).
fn path_works(name: &str, fields: &[&str]) -> bool {
    !name.is_empty()
        && !name.starts_with('.')
        && name.split('.').skip(1).all(|part| !part.is_empty() && !fields.contains(&part))
}

const CLUSTER_FIELDS: [&str; 9] = [
    "server",
    "tls-server-name",
    "insecure-skip-tls-verify",
    "certificate-authority",
    "certificate-authority-data",
    "proxy-url",
    "disable-compression",
    "extensions",
    "LocationOfOrigin",
];
const USER_FIELDS: [&str; 17] = [
    "client-certificate",
    "client-certificate-data",
    "client-key",
    "client-key-data",
    "token",
    "tokenFile",
    "act-as",
    "as",
    "as-uid",
    "as-groups",
    "as-user-extra",
    "username",
    "password",
    "auth-provider",
    "exec",
    "extensions",
    "LocationOfOrigin",
];
const CONTEXT_FIELDS: [&str; 5] =
    ["cluster", "user", "namespace", "extensions", "LocationOfOrigin"];

/// Takes an entry out, saying nothing where there is none.
fn remove(kind: &str, name: &str, fields: &[&str], shell: Shell) -> ScriptLine {
    if path_works(name, fields) {
        let path = argument(shell, &format!("{kind}s.{name}"));
        return ScriptLine::Must(format!("kubectl config unset {path}"));
    }
    let mut line = CommandLine::new(shell, &format!("kubectl config delete-{kind}"));
    line.name(name);
    ScriptLine::May(line.end())
}

fn put_cluster(name: &str, cluster: &Cluster, shell: Shell, out: &mut Vec<ScriptLine>) {
    let mut line = CommandLine::new(shell, "kubectl config set-cluster");
    line.name(name);
    line.flag("server", &cluster.server);
    if let Some(name) = &cluster.tls_server_name {
        line.flag("tls-server-name", name);
    }
    if let Some(proxy) = &cluster.proxy_url {
        line.flag("proxy-url", proxy);
    }
    out.push(ScriptLine::Must(line.end()));
    let Some(authority) = &cluster.certificate_authority_data else { return };
    if path_works(name, &CLUSTER_FIELDS) && authority.len() <= LONGEST {
        let path = argument(shell, &format!("clusters.{name}.certificate-authority-data"));
        let data = argument(shell, authority);
        out.push(ScriptLine::Must(format!("kubectl config set {path} {data}")));
        return;
    }
    // Too long for a command line, or a name that `set` would take apart: by way of a file.
    let mut line = CommandLine::new(shell, "kubectl config set-cluster");
    line.name(name);
    line.flags.push("--embed-certs=true".to_owned());
    let data = argument(shell, authority);
    let (file, after) = match shell {
        Shell::Posix => (format!("--certificate-authority=<(printf %s {data} | base64 -d)"), ""),
        Shell::Fish => {
            (format!("--certificate-authority=(printf %s {data} | base64 -d | psub)"), "")
        }
        Shell::PowerShell => {
            out.push(ScriptLine::Must(format!(
                "$f = New-TemporaryFile; [IO.File]::WriteAllBytes($f, [Convert]::FromBase64String({data}))"
            )));
            ("\"--certificate-authority=$f\"".to_owned(), "; Remove-Item $f")
        }
    };
    line.flags.insert(0, file);
    out.push(ScriptLine::Must(line.end() + after));
}

/// Whether the mode must be said: version 1 of the exchange requires one, and the default of the
/// beta is the one that kubectl then writes.
fn says_mode(exec: &Exec) -> bool {
    !(exec.api_version.ends_with("/v1beta1") && exec.interactive_mode == "IfAvailable")
}

fn put_user(name: &str, user: &User, shell: Shell) -> Result<ScriptLine, Inexpressible> {
    let mut line = CommandLine::new(shell, "kubectl config set-credentials");
    line.name(name);
    match user {
        // kubectl has no flag for it.
        User::TokenFile(_) => return Err(Inexpressible),
        User::Token(token) => line.flag("token", &token.0),
        User::AuthProvider(AuthProvider { name, config }) => {
            line.flag("auth-provider", name);
            for (key, value) in config {
                line.flag("auth-provider-arg", &field(&format!("{key}={value}"))?);
            }
        }
        User::Exec(exec) => {
            line.flag("exec-command", &exec.command);
            line.flag("exec-api-version", &exec.api_version);
            if says_mode(exec) {
                line.flag("exec-interactive-mode", exec.interactive_mode);
            }
            if exec.provide_cluster_info {
                line.flag("exec-provide-cluster-info", "true");
            }
            for argument in &exec.args {
                line.flag("exec-arg", &field(argument)?);
            }
            for variable in &exec.env {
                line.flag("exec-env", &format!("{}={}", variable.name, variable.value));
            }
        }
    }
    Ok(ScriptLine::Must(line.end()))
}

fn field(value: &str) -> Result<String, Inexpressible> {
    if value.contains('\r') { Err(Inexpressible) } else { Ok(csv_field(value)) }
}

fn put_context(name: &str, context: &Context, shell: Shell) -> ScriptLine {
    let mut line = CommandLine::new(shell, "kubectl config set-context");
    line.name(name);
    line.flag("cluster", &context.cluster);
    line.flag("user", &context.user);
    if let Some(namespace) = &context.namespace {
        line.flag("namespace", namespace);
    }
    ScriptLine::Must(line.end())
}
