//! The writer.

use serde::ser::{Serialize, SerializeMap, Serializer};

use super::scalar::{self, Number};
use super::{Node, Value};

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
pub fn write<T: Serialize>(value: &T) -> Result<String, WriteError> {
    // Nothing in a kubeconfig gains from block scalars, and readers differ on their edges.
    let options = serde_yaml::ser_options! { prefer_block_scalars: false };
    serde_yaml::to_string_with_options(value, options)
        .map_err(|error| WriteError(error.to_string()))
}

/// A tree means the same when it is written and read back: texts stay texts, numbers and truth
/// values keep their meaning to kubectl, though not their spelling.
impl Serialize for Node {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match &self.value {
            Value::Null => serializer.serialize_unit(),
            Value::Bool(value, _) => serializer.serialize_bool(*value),
            Value::Number(text) => match scalar::number(text) {
                Some(Number::Unsigned(number)) => serializer.serialize_u64(number),
                Some(Number::Signed(number)) => serializer.serialize_i64(number),
                Some(Number::Float(number)) => serializer.serialize_f64(number),
                None => serializer.serialize_str(text),
            },
            Value::String(text) => serializer.serialize_str(text),
            Value::Sequence(items) => serializer.collect_seq(items),
            Value::Mapping(entries) => {
                let mut map = serializer.serialize_map(Some(entries.len()))?;
                for (key, value) in entries {
                    map.serialize_entry(key.key(), value)?;
                }
                map.end()
            }
        }
    }
}
