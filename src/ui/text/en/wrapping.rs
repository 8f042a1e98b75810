//! Words for what is around a kubeconfig, and for files that are of another kind.

use crate::kubeconfig::existing::{ForeignFile, Wrapping};
use crate::ui::text::Text;

use super::wording::{fixed, quoting, with_quoted};

/// A `kind` that is not that of a kubeconfig.
pub(super) fn document_kind(found: &str) -> (Text, Text) {
    let next = match found {
        "Secret" => {
            "A Secret may hold credentials: don't share it. If it holds a kubeconfig, decode it: kubectl get secret NAME -o jsonpath='{.data.value}' | base64 -d"
        }
        "List" => "Save the item from the list as a separate file.",
        "ConfigMap" => "Save the text in its data as a separate file.",
        _ if found.to_ascii_lowercase().ends_with("config") => "Use kind: Config.",
        _ => {
            "Such a file is for kubectl apply or another program. If it's really a kubeconfig, use kind: Config."
        }
    };
    quoting(found, "kind is {}, so this isn't a kubeconfig.", next)
}

/// What is around a kubeconfig.
pub(super) fn wrapped(wrapping: &Wrapping) -> (Text, Text) {
    match wrapping {
        Wrapping::Heredoc { mark } => quoting(
            mark,
            "The file is between the marks of a here-document, {}.",
            "Remove the lines with the marks, use terraform output -raw NAME, or use the fixed file.",
        ),
        Wrapping::Fence => fixed(
            "The file is in a code block (```).",
            "Remove the lines with ```, or use the fixed file.",
        ),
        Wrapping::Quotes => fixed(
            "The whole file is in quotes, as one text.",
            "Print it without quotes, such as with jq -r or terraform output -raw NAME, or use the fixed file.",
        ),
        Wrapping::Base64 => {
            fixed("The whole file is base64.", "Decode it with base64 -d, or use the fixed file.")
        }
        Wrapping::Inside { place } => quoting(
            place,
            "This is another document, with the kubeconfig in {}. It holds credentials too: don't share it.",
            "Use the fixed file, which is only the kubeconfig.",
        ),
        Wrapping::Escapes => fixed(
            "The file has \\n instead of line breaks.",
            "Print it with printf '%b' or jq -r, or use the fixed file.",
        ),
        Wrapping::Preamble => fixed(
            "Some lines aren't part of the kubeconfig, such as a program's messages.",
            "Remove them, or use the fixed file.",
        ),
        Wrapping::Indentation => fixed(
            "The indentation has tabs or other characters instead of spaces, which YAML doesn't allow.",
            "Indent with spaces, or use the fixed file.",
        ),
        Wrapping::Entities => fixed(
            "The file has &quot; or similar instead of quotation marks, as in HTML.",
            "Copy it as plain text, or use the fixed file.",
        ),
        Wrapping::Prefix => fixed(
            "Every line begins with something that isn't part of the file, such as a line number, quotation mark or time.",
            "Copy the file again without it, or use the fixed file.",
        ),
        Wrapping::Colours => fixed(
            "The file holds a terminal's colour codes.",
            "Print it without colours, or use the fixed file.",
        ),
        Wrapping::LostLines => fixed(
            "The file has lost its line breaks or its indentation.",
            "Copy it again from its source, or use the fixed file.",
        ),
        Wrapping::Backslashes => fixed(
            "A Windows path is in double quotes, where a backslash begins an escape.",
            "Put the path in single quotes, or use the fixed file.",
        ),
    }
}

/// What was taken off.
pub(super) fn unwrapped(wrapping: &Wrapping) -> Text {
    match wrapping {
        Wrapping::Heredoc { mark } => {
            with_quoted(mark, "The marks of the here-document {} are gone.")
        }
        Wrapping::Fence => "The marks of the code block are gone.".into(),
        Wrapping::Quotes => "The quotes around the file are gone.".into(),
        Wrapping::Base64 => "The file was decoded from base64.".into(),
        Wrapping::Inside { place } => with_quoted(place, "The file was taken out of {}."),
        Wrapping::Escapes => "Each \\n became a line break.".into(),
        Wrapping::Preamble => "The lines that aren't part of the file are gone.".into(),
        Wrapping::Indentation => "The indentation is spaces now.".into(),
        Wrapping::Entities => "Quotation marks are plain characters again.".into(),
        Wrapping::Prefix => "What was before every line is gone.".into(),
        Wrapping::Colours => "The colour codes are gone.".into(),
        Wrapping::LostLines => "Line breaks and indentation are back.".into(),
        Wrapping::Backslashes => "Windows paths are in single quotes now.".into(),
    }
}

/// What a file is that is no kubeconfig.
pub(super) const fn foreign(kind: ForeignFile) -> (&'static str, &'static str) {
    const FIND: &str = "Look for the file named config in the folder .kube.";
    match kind {
        ForeignFile::PrivateKey => (
            "This is a private key, not a kubeconfig.",
            "Don't share it. Look for the file named config in the folder .kube.",
        ),
        ForeignFile::Certificate => {
            ("This is a certificate or a public key, not a kubeconfig.", FIND)
        }
        ForeignFile::Picture => (
            "This is a picture, not a kubeconfig.",
            "Copy the text itself, or choose the file it shows.",
        ),
        ForeignFile::Archive => (
            "This is an archive or a compressed file, not a kubeconfig.",
            "Unpack it and choose the kubeconfig in it.",
        ),
        ForeignFile::Pdf => ("This is a PDF, not a kubeconfig.", FIND),
        ForeignFile::Program => ("This is a program, not a kubeconfig.", FIND),
        ForeignFile::TokenCache => (
            "This file stores sign-in tokens. It isn't a kubeconfig.",
            "Don't share it. Look for the file named config in the folder .kube.",
        ),
        ForeignFile::ExecCredential => (
            "This is an ExecCredential: the token that a program prints for kubectl, not a kubeconfig.",
            "Don't share it. Check the kubeconfig that names the program.",
        ),
        ForeignFile::Token => (
            "This is a token, not a kubeconfig.",
            "Don't share it. Look for the file named config in the folder .kube.",
        ),
        ForeignFile::Credentials => (
            "This file holds credentials. It isn't a kubeconfig.",
            "Don't share it. Look for the file named config in the folder .kube.",
        ),
        ForeignFile::Encrypted => {
            ("This file is encrypted.", "Decrypt it first, with the program that encrypted it.")
        }
        ForeignFile::Template => (
            "This is a template with {{ … }} in it, not a kubeconfig yet.",
            "Fill it in with the program it's made for.",
        ),
        ForeignFile::Conflict => (
            "Git has left a merge conflict in this file.",
            "Choose one side of each conflict and remove the lines with <<<<<<<, ======= and >>>>>>>.",
        ),
        ForeignFile::Portal => (
            "These are the settings of this page, portal.yaml, not a kubeconfig.",
            "The page checks its own portal.yaml when it starts.",
        ),
        ForeignFile::Binary => ("This isn't a text file, so it isn't a kubeconfig.", FIND),
        ForeignFile::AzureProfile => {
            ("This is the Azure CLI's list of subscriptions, not a kubeconfig.", FIND)
        }
    }
}
