//! The writer.

/// The value cannot be written; the serializer's own words. Plain structures of texts, numbers,
/// booleans, sequences and mappings always can.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct WriteError(pub String);

/// A value as one YAML document in block style, ending with a line break. Texts stay on one line
/// (no folding, no block scalars) and are quoted wherever a YAML 1.1 or 1.2 reader could take them
/// for something else.
///
/// # Errors
/// [`WriteError`] when the value has no form in YAML.
pub fn write<T: serde::Serialize>(value: &T) -> Result<String, WriteError> {
    // Nothing in a kubeconfig gains from block scalars, and readers differ on their edges.
    let options = serde_yaml::ser_options! { prefer_block_scalars: false };
    serde_yaml::to_string_with_options(value, options)
        .map_err(|error| WriteError(error.to_string()))
}
