mod entra;
mod explain;
mod redact;
mod texts;
