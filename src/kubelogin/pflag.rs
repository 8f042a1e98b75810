//! How a program that is built on pflag reads its words (`github.com/spf13/pflag`, `flag.go`), as
//! both programs named kubelogin are.

/// A flag that a program knows.
#[derive(Clone, Copy, Debug)]
pub struct Flag {
    /// Its name, with the two hyphens.
    pub name: &'static str,
    /// The letter that may stand for it after one hyphen.
    pub letter: Option<char>,
    /// Whether it is true by standing there, and so takes no further word.
    pub switch: bool,
}

impl Flag {
    /// A flag with a value.
    #[must_use]
    pub const fn value(name: &'static str) -> Self {
        Self { name, letter: None, switch: false }
    }

    /// A flag with a value and a letter.
    #[must_use]
    pub const fn short(name: &'static str, letter: char) -> Self {
        Self { name, letter: Some(letter), switch: false }
    }

    /// A flag that is true or false, and true where it says neither.
    #[must_use]
    pub const fn switch(name: &'static str) -> Self {
        Self { name, letter: None, switch: true }
    }
}

/// The words after a program's name, taken apart.
#[derive(Clone, Debug)]
pub struct Arguments<'a> {
    /// The words that are neither flags nor their values: the command, as a rule.
    pub words: Vec<&'a str>,
    /// Each flag as often as it stands there, by its long name.
    flags: Vec<(&'a str, Option<&'a str>)>,
}

impl<'a> Arguments<'a> {
    /// Reads words: `--flag value`, `--flag=value`, `-f value`, `-f=value` and `-fvalue`; a switch
    /// takes a value only with `=`, every other flag the next word, whatever it looks like; after
    /// `--` no word is a flag.
    ///
    /// kubelogin refuses a flag that it does not know. Here it takes the next word that is no flag,
    /// because a version that is newer than this table may know it.
    #[must_use]
    pub fn read(known: &[&[Flag]], words: &[&'a str]) -> Self {
        let mut read = Self { words: Vec::new(), flags: Vec::new() };
        let mut words = words.iter().copied().peekable();
        while let Some(word) = words.next() {
            if word == "--" {
                read.words.extend(words);
                break;
            }
            if word == "-" || !word.starts_with('-') {
                read.words.push(word);
                continue;
            }
            let (flag, name, value) = split(known, word);
            let value = match (value, flag) {
                (Some(value), _) => Some(value),
                (None, Some(flag)) if flag.switch => Some("true"),
                (None, Some(_)) => words.next(),
                (None, None) => words.next_if(|next| !next.starts_with('-')),
            };
            read.flags.push((name, value));
        }
        read
    }

    /// The value of a flag by its long name: the last one, as pflag sets each anew. `None` where
    /// the flag is missing, or the words end before its value.
    #[must_use]
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.flags.iter().rev().find(|(flag, _)| *flag == name)?.1
    }

    /// Whether a flag stands there, by its long name.
    #[must_use]
    pub fn has(&self, name: &str) -> bool {
        self.flags.iter().any(|(flag, _)| *flag == name)
    }
}

/// The flag of a word that begins with a hyphen, its name, and the value in the same word.
fn split<'a>(known: &[&[Flag]], word: &'a str) -> (Option<Flag>, &'a str, Option<&'a str>) {
    let find = |fits: &dyn Fn(&Flag) -> bool| known.iter().copied().flatten().copied().find(fits);
    if word.starts_with("--") {
        let (name, value) = match word.split_once('=') {
            Some((name, value)) => (name, Some(value)),
            None => (word, None),
        };
        return (find(&|flag| flag.name == name), name, value);
    }
    let mut letters = word.chars();
    let letter = letters.by_ref().nth(1);
    let flag = find(&|flag| flag.letter.is_some() && flag.letter == letter);
    let rest = letters.as_str();
    // `-l=` alone is `-l` with the value `=`.
    let value = rest.strip_prefix('=').filter(|value| !value.is_empty()).unwrap_or(rest);
    (flag, flag.map_or(word, |flag| flag.name), Some(value).filter(|value| !value.is_empty()))
}

#[cfg(test)]
mod tests {
    use super::{Arguments, Flag};

    const KNOWN: [Flag; 3] =
        [Flag::short("--login", 'l'), Flag::value("--server-id"), Flag::switch("--legacy")];

    fn read<'a>(words: &[&'a str]) -> Arguments<'a> {
        Arguments::read(&[&KNOWN], words)
    }

    #[test]
    fn a_flag_and_its_value_are_written_in_five_ways() {
        for words in [
            &["get-token", "--login", "a"][..],
            &["--login=a", "get-token"],
            &["-l", "a", "get-token"],
            &["-l=a", "get-token"],
            &["-la", "get-token"],
            &["--legacy", "get-token", "--login", "x", "-l", "a"],
            &["--legacy=false", "get-token", "--login=a", "--server-id", "--login"],
            &["--login", "a", "--newer", "--legacy", "--newer", "3", "get-token", "-v=3"],
        ] {
            let read = read(words);
            assert_eq!((read.get("--login"), &read.words[..]), (Some("a"), &["get-token"][..]));
        }
    }

    #[test]
    fn the_odd_words_of_pflag() {
        assert_eq!(read(&["-l="]).get("--login"), Some("="));
        assert_eq!(read(&["--login="]).get("--login"), Some(""));
        assert_eq!(read(&["--login", ""]).get("--login"), Some(""));
        assert_eq!(read(&["--login", "a", "--login"]).get("--login"), None);
        assert_eq!(read(&["--login", "--", "-"]).get("--login"), Some("--"));
        assert_eq!(read(&["-", "--", "--login", "a"]).words, ["-", "--login", "a"]);
        assert_eq!(read(&["--legacy", "false"]).get("--legacy"), Some("true"));
        assert!(read(&["-lé"]).has("--login") && !read(&["-é", "---login"]).has("--login"));
    }
}
