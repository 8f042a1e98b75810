//! What goes to support.

use proptest::prelude::*;

use crate::guide::troubleshoot::for_support;

#[test]
fn what_goes_to_support_opens_no_door() {
    let jwt = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhbGljZSJ9.c2lnbmF0dXJl";
    for (text, kept) in [
        (format!("Authorization: Bearer {jwt}"), "Authorization: Bearer [removed]"),
        ("Authorization: bearer abc.def".to_owned(), "Authorization: bearer [removed]"),
        (format!("{{\"id_token\":\"{jwt}\"}}"), "{\"id_token\":\"[removed]\"}"),
        ("--token=abc123".to_owned(), "--token=[removed]"),
        ("--oidc-client-secret s3cret x".to_owned(), "--oidc-client-secret [removed] x"),
        ("    client-secret: hunter2".to_owned(), "    client-secret: [removed]"),
        ("refresh-token: \"0.AX\"".to_owned(), "refresh-token: \"[removed]\""),
        ("GET http://localhost:8000/?code=4/0Adeu&state=x".to_owned(), "GET http://localhost:8000/?code=[removed]&state=x"),
        (
            "To sign in, use a web browser to open the page https://microsoft.com/devicelogin and enter the code GH7KPQ2RT to authenticate.".to_owned(),
            "To sign in, use a web browser to open the page https://microsoft.com/devicelogin and enter the code [removed] to authenticate.",
        ),
        (
            "Please enter the following code when asked in your browser: ABCD-EFGH".to_owned(),
            "Please enter the following code when asked in your browser: [removed]",
        ),
        ("https://alice:pw@proxy.example:3128/x".to_owned(), "https://[removed]@proxy.example:3128/x"),
        (
            "a\n-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----\nb".to_owned(),
            "a\n[removed]\nb",
        ),
        (
            format!("opaque {}", "0.AXoA-b".repeat(8).replace('.', "x")),
            "opaque [removed]",
        ),
    ] {
        assert_eq!(for_support(&text), kept);
    }
}

#[test]
fn secrets_of_other_services_go_too() {
    for (text, kept) in [
        ("> Cookie: session=abc; b=c", "> Cookie: [removed]"),
        ("Set-Cookie: a=b; Path=/", "Set-Cookie: [removed]"),
        (
            "DefaultEndpointsProtocol=https;AccountKey=abc/d+e==;x",
            "DefaultEndpointsProtocol=https;AccountKey=[removed]==;x",
        ),
        ("aws_secret_access_key = wJal/bPx", "aws_secret_access_key = [removed]"),
        (
            "GET https://a.example/?X-Amz-Signature=0f0f&b=c",
            "GET https://a.example/?X-Amz-Signature=[removed]&b=c",
        ),
        ("the token k8s-aws-v1.aHR0cHM here", "the token [removed] here"),
        ("use kubeconfig-user-x7k2p:abc12 now", "use [removed]:[removed] now"),
        (
            "kubeadm join 10.0.0.1:6443 with abcdef.0123456789abcdef",
            "kubeadm join 10.0.0.1:6443 with [removed]",
        ),
        (
            "glpat-a1b2c3 ya29.a0Af hvs.CAES xoxb-1-2 ghp_a1",
            "[removed] [removed] [removed] [removed] [removed]",
        ),
        ("Server=a;Pwd=foo;x passwd=bar", "Server=a;Pwd=[removed];x passwd=[removed]"),
        (
            "{\"password\": \"p w d\", \"user\": \"a b\"}",
            "{\"password\": \"[removed] [removed] [removed]\", \"user\": \"a b\"}",
        ),
    ] {
        assert_eq!(for_support(text), kept);
    }
    for open in
        ["the ya29 of hvs and abcdef.example.com", "web-0.abcdef.svc", "abcdef.azurewebsites.net"]
    {
        assert_eq!(for_support(open), open);
    }
}

#[test]
fn what_support_needs_stays() {
    let text = "error: exit code 1: AADSTS53003: Access has been blocked.\nTrace ID: 0f0f0f0f-0000-4000-8000-000000000001\nlookup prod-weu-abcdef.privatelink.westeurope.azmk8s.io: no such host\n/subscriptions/8f9c2a10-5b7e-4d3c-9a61-2e4f6b8c0d1e/resourceGroups/rg";
    assert_eq!(for_support(text), text);
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn no_token_survives(before in "[ a-zA-Z:=\"'\n{,&?-]{0,30}", token in "eyJ[A-Za-z0-9_-]{20,60}\\.[A-Za-z0-9_-]{20,60}", after in "[ \"'&},\n]?[a-z ]{0,10}") {
        // Ends with what no token holds, or the token is only part of a longer one.
        let text = format!("{before} {token}{after}");
        let kept = for_support(&text);
        prop_assert!(!kept.contains(&token), "{}", kept);
    }
}
