//! What the page gives people to paste, as files that a person can open: the commands instead of a
//! file by method and shell, and the guide by place, shell and method.
//!
//! `UPDATE_GOLDEN=1 cargo test --test native guide` writes the files anew; read the difference before you
//! commit it.

use purser::clouds::Cloud;
use purser::config::Method;
use purser::entra::aadsts::{ErrorCause, TABLE};
use purser::guide::troubleshoot::{self, Explanation, Meaning};
use purser::guide::{
    Action, AzChoice, ClusterKind, Commands, Environment, Expected, Finding, GuideContext,
    Instruction, Note, Severity, Shell, System, Tool, az_commands, commands, findings,
    instructions, probe, recommend,
};
use purser::ids::ResourceId;
use purser::ui::text::guide as told;

use super::documents;
use crate::fixtures;

const TENANT: &str = "8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e";

fn check(name: &str, text: &str) {
    fixtures::golden(&format!("golden/{name}"), text);
}

/// The folder of an environment's golden files.
const fn folder(environment: Environment) -> &'static str {
    match environment {
        Environment::Windows => "windows",
        Environment::MacOs => "macos",
        Environment::Linux => "linux",
        Environment::Wsl => "wsl",
        Environment::Ssh => "ssh",
        Environment::Container => "container",
        Environment::CloudShell => "cloud-shell",
        Environment::GuiClient => "window",
    }
}

const fn ending(shell: Shell) -> &'static str {
    match shell {
        Shell::Posix => "sh",
        Shell::Fish => "fish",
        Shell::PowerShell => "ps1",
    }
}

fn shown(made: &Commands) -> String {
    let mut text = String::new();
    for remark in &made.remarks {
        text.push_str(&format!("# {}\n", told::commands::remark(*remark)));
    }
    for block in &made.blocks {
        text.push_str(&format!(
            "\n# {}\n{}\n",
            told::commands::purpose(block.purpose),
            block.text()
        ));
    }
    text
}

#[test]
fn commands_by_method_and_shell() {
    for (name, file) in documents::all().into_iter().filter(|(name, _)| *name != "long") {
        for shell in Shell::ALL {
            let text = shown(&commands(&file, shell).unwrap());
            check(&format!("commands/{name}.{}", ending(shell)), &text);
        }
    }
}

#[test]
fn the_azure_cli_by_method_and_shell() {
    let id = "/subscriptions/0a0a0a0a-1b1b-4c2c-8d3d-4e4e4e4e4e4e/resourcegroups/rg-prod/providers/Microsoft.ContainerService/managedClusters/prod-weu";
    let cluster = ResourceId::parse(id).unwrap();
    for method in Method::ALL {
        for shell in Shell::ALL {
            let choice = AzChoice {
                context: "prod-weu payments",
                namespace: Some("payments"),
                method,
                tenant: Some(TENANT),
                cloud: None,
            };
            let made = az_commands(&cluster, &choice, shell);
            let aks = [Method::Interactive, Method::AzureCli, Method::Azd, Method::DeviceCode];
            assert_eq!(made.is_some(), aks.contains(&method));
            if let Some(made) = made {
                let text = shown(&made);
                assert!(text.contains("convert-kubeconfig --context"), "others stay untouched");
                check(&format!("commands/az-{}.{}", method.name(), ending(shell)), &text);
            }
        }
    }
}

fn instruction(step: &Instruction) -> String {
    let words = told::instructions::action(step.action);
    let mut text = format!("\n# {} {}\n", words.what, words.next);
    for note in &step.notes {
        text.push_str(&format!("# Note: {}\n", told::instructions::note(*note)));
    }
    for way in &step.alternatives {
        if way.tool != Tool::Only {
            text.push_str(&format!("# -- {}\n", told::instructions::tool(way.tool)));
        }
        text.push_str(&format!("{}\n", way.text()));
    }
    text
}

const AKS: [Method; 5] =
    [Method::Interactive, Method::AzureCli, Method::Azd, Method::DeviceCode, Method::Token];
const OIDC: [Method; 5] =
    [Method::Browser, Method::DeviceCode, Method::Keyboard, Method::Builtin, Method::Token];

fn contexts() -> Vec<GuideContext<'static>> {
    let mut contexts = Vec::new();
    for environment in Environment::ALL {
        for shell in environment.shells() {
            for (kind, methods) in [(ClusterKind::Aks, AKS), (ClusterKind::Oidc, OIDC)] {
                for method in methods {
                    contexts.push(GuideContext {
                        environment,
                        shell: *shell,
                        kind,
                        method,
                        file_name: "kubeconfig-prod-weu.yaml",
                        tenant: Some(TENANT),
                        // Every system once, where the place does not say which.
                        system: match shell {
                            Shell::Posix => System::MacOs,
                            Shell::Fish => System::Linux,
                            Shell::PowerShell => System::Windows,
                        },
                        cloud: None,
                    });
                }
            }
        }
    }
    contexts
}

#[test]
fn the_guide_by_place_and_method() {
    for context in contexts() {
        let kind = if context.kind == ClusterKind::Aks { "aks" } else { "oidc" };
        let steps: String = instructions(&context).iter().map(instruction).collect();
        let title = format!(
            "# {}, {}, {kind} by {}\n",
            told::instructions::environment(context.environment),
            told::commands::shell(context.shell),
            context.method.name()
        );
        let name = format!(
            "guide/{}/{kind}-{}.{}",
            folder(context.environment),
            context.method.name(),
            ending(context.shell)
        );
        check(&name, &(title + &steps));
    }
}

#[test]
fn every_guide_leads_from_nothing_to_the_first_answer() {
    for context in contexts() {
        let steps = instructions(&context);
        let at = |wanted: &dyn Fn(&Action) -> bool| steps.iter().position(|s| wanted(&s.action));
        let put = at(&|action| *action == Action::PutFile).unwrap();
        let hello = at(&|action| matches!(action, Action::WhoAmI(_))).unwrap();
        assert!(put < hello, "{context:?}");
        let holds = context.method.holds_token();
        let helper = at(&|action| matches!(action, Action::InstallHelper(_)));
        let cloud = context.environment == Environment::CloudShell;
        assert_eq!(
            helper.is_some(),
            !(holds || cloud && context.kind == ClusterKind::Aks),
            "{context:?}"
        );
        if context.environment == Environment::Windows {
            let all: String =
                steps.iter().flat_map(|s| s.alternatives.iter().map(|w| w.text())).collect();
            for wrong in [".ps1", "bash", "sudo", "~/", "export "] {
                assert!(!all.contains(wrong), "{wrong} on Windows: {all}");
            }
        }
        for way in steps.iter().flat_map(|step| &step.alternatives) {
            assert!(!way.commands.is_empty() && !way.text().contains("TODO"));
        }
        // The packages are the right ones of the two that share a name.
        let all: String =
            steps.iter().flat_map(|s| s.alternatives.iter().map(|w| w.text() + "\n")).collect();
        let other = ["brew install kubelogin\n", "choco install kubelogin\n"];
        if context.kind == ClusterKind::Aks {
            assert!(!other.iter().any(|line| all.contains(line)), "int128's for AKS");
        } else {
            assert!(!all.contains("Azure/kubelogin"), "Azure's for another cluster");
        }
    }
}

#[test]
fn no_tenant_is_no_empty_flag() {
    let context = GuideContext {
        environment: Environment::Linux,
        shell: Shell::Posix,
        kind: ClusterKind::Aks,
        method: Method::AzureCli,
        file_name: "kubeconfig.yaml",
        tenant: None,
        system: System::Linux,
        cloud: None,
    };
    let all: String = instructions(&context).iter().map(instruction).collect();
    assert!(all.contains("az login --allow-no-subscriptions"), "{all}");
    assert_eq!(recommend(Environment::Linux, &[Method::AzureCli]), Some(Method::AzureCli));
}

fn text(steps: &[Instruction], wanted: impl Fn(&Action) -> bool) -> String {
    let step = steps.iter().find(|step| wanted(&step.action)).unwrap();
    step.alternatives.iter().map(|way| way.text() + "\n").collect()
}

#[test]
fn a_window_gets_the_lines_of_its_system_and_asks_the_right_cluster() {
    for (system, wanted, others) in [
        (System::Windows, "winget", ["brew install", "apt-get"]),
        (System::MacOs, "brew install", ["winget", "apt-get"]),
        (System::Linux, "apt-get", ["winget", "scoop"]),
    ] {
        for one in contexts().into_iter().filter(|one| one.environment == Environment::GuiClient) {
            let steps = instructions(&GuideContext { system, ..one });
            let all = text(&steps, |a| *a == Action::InstallKubectl);
            assert!(all.contains(wanted), "{all}");
            assert!(!others.iter().any(|other| all.contains(other)), "{system:?}: {all}");
            for asks in [
                text(&steps, |a| matches!(a, Action::WhoAmI(_))),
                text(&steps, |a| *a == Action::Pods),
            ] {
                assert!(asks.starts_with("kubectl --kubeconfig "), "{asks}");
                assert!(asks.contains(".kube/kubeconfig-prod-weu.yaml"), "{asks}");
            }
        }
    }
}

#[test]
fn the_computer_that_has_the_file_gets_lines_of_its_own_system() {
    for one in contexts() {
        if !matches!(one.environment, Environment::Ssh | Environment::Container) {
            continue;
        }
        let put = |system| {
            text(&instructions(&GuideContext { system, ..one }), |a| *a == Action::PutFile)
        };
        let windows = put(System::Windows);
        assert!(windows.contains("\"$HOME/Downloads\"") && windows.contains("$file.FullName"));
        assert!(!windows.contains("~/") && !windows.contains("find "), "{windows}");
        let other = put(System::MacOs);
        assert!(other.contains("~/Downloads") && other.contains("ls -t"), "{other}");
        assert!(!other.contains("Get-ChildItem"), "{other}");
    }
}

#[test]
fn who_does_not_need_the_azure_cli_is_not_sent_to_it_first() {
    for context in contexts() {
        for step in instructions(&context) {
            let az = step.alternatives.iter().any(|way| way.tool == Tool::Az);
            assert_eq!(az, step.notes.contains(&Note::NeedsAz), "{context:?} {step:?}");
            let first = step.alternatives.first().is_some_and(|way| way.tool == Tool::Az);
            assert!(!first || context.method == Method::AzureCli, "{context:?} {step:?}");
        }
    }
}

#[test]
fn the_azure_cli_is_pointed_at_another_cloud_before_it_signs_in() {
    let id =
        "/subscriptions/s/resourceGroups/g/providers/Microsoft.ContainerService/managedClusters/c";
    let cluster = ResourceId::parse(id).unwrap();
    let method = Method::AzureCli;
    for (cloud, first) in [
        (None, "az login"),
        (Some(Cloud::Public), "az login"),
        (Some(Cloud::UsGovernment), "az cloud set --name AzureUSGovernment\naz login"),
        (Some(Cloud::China), "az cloud set --name AzureChinaCloud\naz login"),
    ] {
        for one in contexts().into_iter().filter(|one| one.method == method) {
            let login =
                text(&instructions(&GuideContext { cloud, ..one }), |a| *a == Action::AzLogin);
            assert!(login.starts_with(first), "{login}");
        }
        let choice = AzChoice { context: "c", namespace: None, method, tenant: None, cloud };
        let made = az_commands(&cluster, &choice, Shell::Posix).unwrap();
        assert!(made.blocks[0].text().starts_with(first), "{:?}", made.blocks);
    }
}

/// No PowerShell reads these here, so at least their shape is certain.
#[test]
fn powershell_touches_nothing_without_a_download_and_keeps_the_list() {
    for one in contexts().into_iter().filter(|one| one.shell == Shell::PowerShell) {
        let steps = instructions(&one);
        let put = text(&steps, |a| *a == Action::PutFile);
        let lines: Vec<&str> = put.lines().collect();
        assert!(lines[0].starts_with("$file = ") && lines[1] == "if ($file) {", "{put}");
        let last = lines.len() - 1;
        assert!(lines[2..last].iter().all(|line| line.starts_with("  ")), "{put}");
        assert!(lines[last].starts_with("} else { Write-Warning "), "{put}");
        if one.environment == Environment::Windows {
            let now = text(&steps, |a| *a == Action::UseNow);
            assert!(now.contains("if ($env:KUBECONFIG) { $env:KUBECONFIG }"), "{now}");
            let always = text(&steps, |a| *a == Action::UseAlways);
            assert!(always.contains("GetEnvironmentVariable('KUBECONFIG', 'User')"), "{always}");
            assert!(!always.contains("$env:"), "what is only for now does not last: {always}");
        }
    }
}

#[test]
fn the_one_line_by_shell() {
    for shell in Shell::ALL {
        let line = probe(shell);
        assert!(!line.contains('\n'), "one line");
        check(&format!("probe.{}", ending(shell)), &format!("{line}\n"));
    }
}

const ANSWER: &str = "purser=1\nshell=powershell 5.1.22621.1\nos=Microsoft Windows NT 10.0\nkubectl=C:\\tools\\kubectl.exe\nkubelogin=C:\\tools\\kubelogin.exe\nkubectl-oidc_login=\naz=C:\\Program Files\\az.cmd\nkubectl.version=v1.34.1\nkubelogin.kind=azure\nkubelogin.version=v0.2.10\noidc-login=no\naz.tenant=8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e\nenv.KUBECONFIG=C:\\Users\\a\\a rather long folder name that a terminal breaks\\kubeconfig-prod.yaml;C:\\Users\\a\\.kube\\config\nend=1\n";

fn expected() -> Expected<'static> {
    Expected { kind: ClusterKind::Aks, method: Method::AzureCli, tenant: Some(TENANT) }
}

#[test]
fn an_answer_is_understood_whatever_the_terminal_did_to_it() {
    let plain = findings(ANSWER, &expected()).unwrap();
    let files = [
        "C:\\Users\\a\\a rather long folder name that a terminal breaks\\kubeconfig-prod.yaml",
        "C:\\Users\\a\\.kube\\config",
    ];
    assert!(plain.contains(&Finding::Kubeconfig(files.map(str::to_owned).to_vec())));
    assert!(plain.iter().all(|one| one.severity() >= Severity::Note), "{plain:?}");
    let windows = ANSWER.replace('\n', "\r\n");
    let prompt = format!(
        "PS C:\\Users\\a> & {{ 'purser=1'; … }}\r\n\r\n{windows}PS C:\\Users\\a> kubectl=x"
    );
    let coloured = ANSWER
        .replace("kubectl=", "\u{1b}[32mkubectl=\u{1b}[0m")
        .replace("end", "\u{1b}]0;t\u{7}end");
    let quoted = ANSWER.lines().map(|line| format!("> {line}\n")).collect::<String>();
    let twice = format!("{}{ANSWER}", ANSWER.replace("v1.34.1", "v1.20.0").replace("end=1\n", ""));
    let wrapped: String = ANSWER
        .lines()
        .flat_map(|line| {
            let chars: Vec<char> = line.chars().collect();
            chars.chunks(40).map(|part| part.iter().collect::<String>() + "\n").collect::<Vec<_>>()
        })
        .collect();
    for text in [windows, prompt, coloured, quoted, twice, wrapped] {
        assert_eq!(findings(&text, &expected()).as_ref(), Some(&plain), "{text}");
    }
}

#[test]
fn an_answer_that_is_none_or_not_whole_is_said_so() {
    for text in ["", "hello", "kubectl=x", "$ sh -c 'echo purser=1'"] {
        assert_eq!(findings(text, &expected()), None, "{text}");
    }
    let cut = ANSWER.split("az.tenant").next().unwrap();
    assert!(findings(cut, &expected()).unwrap().contains(&Finding::CutOff));
}

#[test]
fn quotes_in_a_variable_and_another_tenant_are_found() {
    let text = ANSWER
        .replace("env.KUBECONFIG=C:\\Users", "env.KUBECONFIG=\"C:\\Users")
        .replace("az.tenant=8f9c2a10", "az.tenant=00000000");
    let found = findings(&text, &expected()).unwrap();
    assert!(matches!(found.first(), Some(Finding::QuotedKubeconfig(_))), "{found:?}");
    assert!(found.iter().any(|one| matches!(one, Finding::AzOtherTenant(_))));
    let domain = Expected { tenant: Some("contoso.onmicrosoft.com"), ..expected() };
    let found = findings(ANSWER, &domain).unwrap();
    assert!(found.iter().any(|one| matches!(one, Finding::AzReady(_))), "a domain is not compared");
}

/// Sentences: a capital or a name at the start, a full stop at the end, no exclamation mark, and
/// nothing left open.
fn is_in_order(text: &str) {
    assert!(
        text.ends_with('.') || text.ends_with('`') || text.ends_with("purser=1 to end=1."),
        "{text}"
    );
    assert!(!text.contains('!') && !text.contains("  ") && !text.contains("{}"), "{text}");
}

#[test]
fn every_meaning_has_words_in_order() {
    let known = troubleshoot::rows().map(|row| row.1);
    let causes = TABLE.iter().flat_map(|row| row.1).map(|row| row.1);
    for meaning in known.chain(causes.chain([ErrorCause::Other]).map(Meaning::Entra)) {
        let explanation = Explanation {
            meaning,
            details: Default::default(),
            speaker: None,
            host: None,
            shell: None,
        };
        let words = told::troubleshoot::words(&explanation);
        is_in_order(&words.what);
        is_in_order(&words.next);
        is_in_order(told::troubleshoot::owner(meaning.owner()));
    }
    let text = "pods is forbidden: User \"alice\" cannot list resource \"pods\" in API group \"\" in the namespace \"payments\"";
    let words = told::troubleshoot::words(&troubleshoot::explain(text)[0]);
    assert_eq!(
        words.what,
        "You're signed in as alice, and this user can't list pods in the namespace payments."
    );
}

proptest::proptest! {
    #[test]
    fn any_answer_is_taken(text in "(?s).{0,300}") {
        let _ = findings(&text, &expected());
        let _ = findings(&format!("purser=1\n{text}"), &expected());
    }
}
