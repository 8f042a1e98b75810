//! The headers of the page for content delivery networks that are set up by a document.

use super::FOREVER;

/// What sets several header fields is one rule of at most so many actions (Azure Front Door limits).
const MOST_ACTIONS: usize = 5;

/// A rule set of Azure Front Door, in Bicep (`Microsoft.Cdn/profiles/ruleSets`).
pub(super) fn front_door(headers: &[(&'static str, String)]) -> String {
    let mut out = String::from(
        "param profileName string

resource profile 'Microsoft.Cdn/profiles@2023-05-01' existing = {
  name: profileName
}

resource ruleSet 'Microsoft.Cdn/profiles/ruleSets@2023-05-01' = {
  parent: profile
  name: 'purser'
}
",
    );
    let mut order = 1;
    for some in headers.chunks(MOST_ACTIONS) {
        let actions: String = some.iter().map(|(name, value)| action(name, value)).collect();
        out.push_str(&rule(&format!("headers{order}"), order, "", &actions));
        order += 1;
    }
    out.push_str(&rule("cacheOthers", order, "", &action("Cache-Control", "no-cache")));
    let hashed = "      {
        name: 'UrlFileExtension'
        parameters: {
          typeName: 'DeliveryRuleUrlFileExtensionMatchConditionParameters'
          operator: 'Equal'
          matchValues: ['js', 'wasm', 'css', 'txt', 'svg']
          transforms: ['Lowercase']
        }
      }
";
    out.push_str(&rule("cacheHashed", order + 1, hashed, &action("Cache-Control", FOREVER)));
    out
}

fn rule(name: &str, order: usize, conditions: &str, actions: &str) -> String {
    let conditions = match conditions {
        "" => "[]".to_owned(),
        some => format!("[\n{some}    ]"),
    };
    format!(
        "
resource {name} 'Microsoft.Cdn/profiles/ruleSets/rules@2023-05-01' = {{
  parent: ruleSet
  name: '{name}'
  properties: {{
    order: {order}
    matchProcessingBehavior: 'Continue'
    conditions: {conditions}
    actions: [
{actions}    ]
  }}
}}
"
    )
}

fn action(name: &str, value: &str) -> String {
    let value = value.replace('\\', "\\\\").replace('\'', "\\'").replace("${", "\\${");
    format!(
        "      {{
        name: 'ModifyResponseHeader'
        parameters: {{
          typeName: 'DeliveryRuleHeaderActionParameters'
          headerAction: 'Overwrite'
          headerName: '{name}'
          value: '{value}'
        }}
      }}
"
    )
}

/// A response headers policy of Amazon CloudFront, as `aws cloudfront create-response-headers-policy
/// --response-headers-policy-config` takes it. `Cache-Control` differs from file to file, so it is set
/// where the files are stored.
pub(super) fn cloud_front(headers: &[(&'static str, String)]) -> String {
    // These have members of their own (API reference, `ResponseHeadersPolicySecurityHeadersConfig`).
    const OWN: [&str; 5] = [
        "Content-Security-Policy",
        "Strict-Transport-Security",
        "X-Content-Type-Options",
        "X-Frame-Options",
        "Referrer-Policy",
    ];
    let policy =
        headers.iter().find(|(name, _)| *name == OWN[0]).map_or("", |(_, value)| value.as_str());
    let custom: Vec<String> = headers
        .iter()
        .filter(|(name, _)| !OWN.contains(name))
        .map(|(name, value)| {
            format!(
                "      {{ \"Header\": \"{name}\", \"Value\": \"{value}\", \"Override\": true }}"
            )
        })
        .collect();
    format!(
        "{{
  \"Name\": \"purser\",
  \"SecurityHeadersConfig\": {{
    \"ContentSecurityPolicy\": {{ \"Override\": true, \"ContentSecurityPolicy\": \"{policy}\" }},
    \"StrictTransportSecurity\": {{ \"Override\": true, \"IncludeSubdomains\": true, \"Preload\": false, \"AccessControlMaxAgeSec\": 63072000 }},
    \"ContentTypeOptions\": {{ \"Override\": true }},
    \"FrameOptions\": {{ \"Override\": true, \"FrameOption\": \"DENY\" }},
    \"ReferrerPolicy\": {{ \"Override\": true, \"ReferrerPolicy\": \"no-referrer\" }}
  }},
  \"CustomHeadersConfig\": {{
    \"Quantity\": {},
    \"Items\": [
{}
    ]
  }}
}}
",
        custom.len(),
        custom.join(",\n")
    )
}
