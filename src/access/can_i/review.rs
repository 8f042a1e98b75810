//! A `SelfSubjectRulesReview` as JSON or YAML.

use super::resource::qualified;
use super::rules_review::{Row, RulesReview};
use crate::yaml::{self, Node, Value};

/// The answer, where the text is a review.
pub(super) fn read(text: &str) -> Option<RulesReview> {
    // Tables do not name it; that spares reading them as YAML.
    if !text.contains("resourceRules") {
        return None;
    }
    // A prompt or a warning may stand before it.
    let starts = ["{", "apiVersion:", "kind:", "metadata:", "status:"];
    let is_start = |line: &&str| starts.iter().any(|start| line.starts_with(start));
    let lines: Vec<&str> = text.lines().skip_while(|line| !is_start(line)).collect();
    // Tabs, which JSON may be indented with, mean nothing good to YAML.
    let root = yaml::read(&lines.join("\n").replace('\t', " ")).ok()?;
    let status = root.get("status").unwrap_or(&root);
    status.get("resourceRules").and_then(Node::items)?;
    let rules = |key: &str| status.get(key).and_then(Node::items).unwrap_or_default();
    let mut rows = Vec::new();
    for rule in rules("resourceRules") {
        let (groups, verbs) = (texts(rule, "apiGroups"), texts(rule, "verbs"));
        for resource in texts(rule, "resources") {
            for group in &groups {
                let resource = qualified(&resource, group);
                let (names, verbs) = (texts(rule, "resourceNames"), verbs.clone());
                rows.push(Row { resource, names, verbs, ..Row::default() });
            }
        }
    }
    for rule in rules("nonResourceRules") {
        let (urls, verbs) = (texts(rule, "nonResourceURLs"), texts(rule, "verbs"));
        rows.push(Row { urls, verbs, ..Row::default() });
    }
    let incomplete =
        status.get("incomplete").is_some_and(|v| matches!(v.value, Value::Bool(true, _)));
    let why = status.get("evaluationError").and_then(Node::text).map(str::to_owned);
    Some(RulesReview { rows, incomplete, why: why.filter(|why| !why.is_empty()), cut: false })
}

fn texts(rule: &Node, key: &str) -> Vec<String> {
    let items = rule.get(key).and_then(Node::items).unwrap_or_default();
    items.iter().filter_map(Node::text).map(str::to_owned).collect()
}
