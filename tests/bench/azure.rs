//! How long a full page of Resource Graph takes, from its text to entries of the catalogue.
//!
//! `make bench` prints it; alone: `cargo bench --bench azure`.

#![allow(clippy::unwrap_used, clippy::panic, clippy::indexing_slicing, clippy::print_stdout)]
// Of what the tests share it needs the rows alone.
#![allow(dead_code)]

#[path = "../native/fake/azure.rs"]
mod fake;
#[path = "../native/fixtures.rs"]
mod fixtures;

use std::time::{Duration, Instant};

use purser::azure::{DiscoveredCluster, parse_cluster};
use purser::catalogue::join;
use purser::json;

const ROWS: usize = 2000;
const RUNS: usize = 15;

/// The parts of one run: reading the JSON, its rows as clusters, and these as entries.
fn run(page: &str) -> [Duration; 3] {
    let start = Instant::now();
    let value = json::read(page).unwrap();
    let read = start.elapsed();
    let found: Vec<DiscoveredCluster> =
        value["data"].as_array().unwrap().iter().filter_map(parse_cluster).collect();
    let clusters = start.elapsed();
    let entries = join(&[], &found, "a", &[]);
    let joined = start.elapsed();
    assert_eq!((found.len(), entries.len()), (ROWS, ROWS));
    [read, clusters - read, joined - clusters]
}

fn main() {
    let rows: Vec<_> = (0..ROWS).map(fake::row).collect();
    let page = fake::page(&rows, None).unwrap().body;
    let runs: Vec<[Duration; 3]> = (0..RUNS).map(|_| run(&page)).collect();
    let median = |part: usize| {
        let mut all: Vec<Duration> = runs.iter().map(|run| run[part]).collect();
        all.sort();
        all[RUNS / 2].as_secs_f64() * 1000.0
    };
    println!(
        "reading {ROWS} clusters of Azure ({} kB), on this machine itself, median of {RUNS}:",
        page.len() / 1000
    );
    for (part, what) in ["the JSON", "its rows as clusters", "these as entries"].iter().enumerate()
    {
        println!("  {what:<22} {:>7.2} ms", median(part));
    }
}
