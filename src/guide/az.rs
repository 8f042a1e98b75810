//! The same by the Azure CLI: `az aks get-credentials` fetches the entries, and
//! `kubelogin convert-kubeconfig` says how kubectl signs in.
//!
//! Sources: azure-cli `acs/custom.py`; Azure/kubelogin `pkg/internal/converter/convert.go`.
//! `convert-kubeconfig` changes every user it takes for Azure's unless a context is named, so one
//! is, always.

use super::block::{Block, BlockPurpose, Commands, Remark};
use super::files::backup;
use super::shell::{Shell, argument, flag};
use crate::clouds::Cloud;
use crate::config::Method;
use crate::ids::ResourceId;
use crate::kubelogin::azure;

/// What the commands of the Azure CLI need beside the cluster.
#[derive(Clone, Copy, Debug)]
pub struct AzChoice<'a> {
    /// The name of the context.
    pub context: &'a str,
    /// The namespace, where one was chosen.
    pub namespace: Option<&'a str>,
    /// How kubectl signs in.
    pub method: Method,
    /// The tenant, where it is known.
    pub tenant: Option<&'a str>,
    /// The cloud of the tenant, where it is known.
    pub cloud: Option<Cloud>,
}

/// Points the Azure CLI at another cloud than the public one, by its own name (`az cloud list`);
/// `None` where it is there already, or has no name for it.
#[must_use]
pub(super) fn cloud_command(cloud: Option<Cloud>) -> Option<String> {
    let name = match cloud? {
        Cloud::UsGovernment => "AzureUSGovernment",
        Cloud::China => "AzureChinaCloud",
        Cloud::Public | Cloud::Bleu | Cloud::Delos | Cloud::GovSg => return None,
    };
    Some(format!("az cloud set --name {name}"))
}

/// The name of a method in `kubelogin convert-kubeconfig -l`.
#[must_use]
pub const fn login_mode(method: Method) -> Option<&'static str> {
    match method {
        Method::Interactive => Some(azure::INTERACTIVE),
        Method::AzureCli => Some(azure::AZURE_CLI),
        Method::Azd => Some(azure::AZD),
        Method::DeviceCode => Some(azure::DEVICE_CODE),
        Method::Browser | Method::Keyboard | Method::Builtin | Method::Token => None,
    }
}

/// The commands by the Azure CLI; `None` for a method that it cannot set up.
#[must_use]
pub fn az_commands(
    cluster: &ResourceId<'_>,
    choice: &AzChoice<'_>,
    shell: Shell,
) -> Option<Commands> {
    let mode = login_mode(choice.method)?;
    let word = |word: &str| argument(shell, word);
    let context = word(choice.context);
    let tenant = choice.tenant.map_or_else(String::new, |t| format!(" --tenant {}", word(t)));
    let block = |purpose: BlockPurpose, command: String| Block { purpose, commands: vec![command] };
    let mut login: Vec<String> = cloud_command(choice.cloud).into_iter().collect();
    login.push(format!("az login{tenant}"));
    let mut blocks = vec![
        Block { purpose: BlockPurpose::AzLogin, commands: login },
        backup(shell),
        block(
            BlockPurpose::AzGet,
            format!(
                "az aks get-credentials --subscription {} --resource-group {} --name {} --context {context}",
                word(cluster.subscription),
                word(cluster.group),
                word(cluster.name),
            ),
        ),
    ];
    // A tenant only where it is said to: these two modes otherwise use whichever is signed in.
    let own = matches!(choice.method, Method::AzureCli | Method::Azd);
    let tenant_id = choice
        .tenant
        .filter(|_| own)
        .map_or_else(String::new, |t| format!(" {} {}", azure::TENANT_ID, word(t)));
    blocks.push(block(
        BlockPurpose::Convert,
        format!(
            "{} convert-kubeconfig --context {context} {} {mode}{tenant_id}",
            azure::COMMAND,
            azure::LOGIN
        ),
    ));
    if let Some(namespace) = choice.namespace {
        blocks.push(block(
            BlockPurpose::Entries,
            format!("kubectl config set-context {context} {}", flag(shell, "namespace", namespace)),
        ));
    }
    blocks.push(block(BlockPurpose::Use, format!("kubectl config use-context {context}")));
    Some(Commands { blocks, remarks: vec![Remark::AzSwitches] })
}
