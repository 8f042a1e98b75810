//! Entra's numbers, as they concern kubectl and its helpers.
//!
//! Source: Microsoft Entra, "Authentication and authorization error codes".

use super::meaning::Refusal::{self, *};

/// What a number means.
pub(super) const fn meaning(number: u32) -> Refusal {
    match number {
        530_036 => DeviceCodeBlocked,
        530_084 => TokenProtection,
        53000 | 53001 | 53002 | 50097 => DeviceNotManaged,
        53003 | 50131 | 530_032 | 530_034 | 530_035 | 53011 => ConditionalAccess,
        50072 | 50074 | 50076 | 50078 | 50079 | 50158 | 53004 => MultiFactor,
        16000 | 50020 | 50034 | 51004 | 50014 | 90072 | 500_208 => WrongAccount,
        50105 => NotAssigned,
        65001 | 90094 | 90095 | 90008 | 90009 | 90093 => Consent,
        65004 => Declined,
        700_016 | 70001 | 7_000_112 | 90124 | 90130 | 9_002_332 | 50194 | 65002 => AppUnknown,
        90002 | 50059 | 90038 | 900_432 => TenantUnknown,
        500_011 | 650_052 => NoAksInTenant,
        65005 | 650_053 | 650_056 | 650_057 | 70011 | 28002 | 28003 | 700_022 | 901_002 => Scope,
        50011 | 500_113 | 900_971 => Redirect,
        9_002_325 | 9_002_326 | 90023 | 7_000_218 | 700_054 => Platform,
        9_002_327 => PageToken,
        50173 | 50133 => PasswordChanged,
        50132 | 70008 | 700_082 | 700_084 | 70043 | 70000 | 700_005 | 54005 | 50089 | 50058
        | 50147 | 501_491 | 501_481 => Ended,
        50053 | 50055 | 50057 | 50126 => Credentials,
        500_212 | 500_213 => CrossTenant,
        500_021 | 500_022 => TenantRestrictions,
        50140 | 50199 | 16003 | 50196 => Interrupted,
        90013 | 90014 | 900_144 | 9_002_313 | 90015 => Request,
        _ => Other,
    }
}
