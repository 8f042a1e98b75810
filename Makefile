# What one does with this project. `make` alone lists it.
.DEFAULT_GOAL := help
.PHONY: help setup build demo test bench size release screenshots gallery fmt clean

help: ## Lists what there is
	@grep -hE '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed -E 's/^([a-z]+):.*## /  make \1\t/' | expand -t 16

setup: ## Sets up everything the tests need
	@tests/tools/check/setup.sh

build: ## Builds the release page into dist/
	@tests/tools/release/setup.sh
	@tests/tools/release/build.sh

demo: build ## Builds the page and serves it with the demonstration stage; ARGS="--page-port 8081" for another port
	@node tests/stage/stage.mjs --site dist $(ARGS)

test: ## Runs every test there is; SUITE=name runs one
	@tests/tools/check/test.sh $(SUITE)

bench: setup ## Measures the page beside the one a team would build instead; ROWS="door merge" for some
	@tests/tools/release/build.sh
	@tests/tools/check/bench.sh $(ROWS)

size: build ## Says where the bytes of the page are, by room and crate; ARGS=--write for docs/size.md
	@bash -c '. tests/tools/release/env.sh && exec node tests/tools/release/size.mjs $(ARGS)'

release: ## Makes the files of a release in target/release-files/; ARGS="--twice" builds the program in a second folder too
	@node tests/tools/publish/release.mjs --ask $(ARGS)
	@tests/tools/release/setup.sh
	@tests/tools/release/build.sh
	@bash -c '. tests/tools/release/env.sh && exec node tests/tools/publish/release.mjs $(ARGS)'

screenshots: setup ## Writes pictures of every state of the page into docs/images/
	@tests/tools/release/build.sh
	@bash -c '. tests/tools/check/env.sh && exec node tests/e2e/screenshots.mjs'

gallery: setup ## Shows every component in every state on one page, in tests/output/gallery/
	@tests/tools/release/build.sh
	@bash -c '. tests/tools/check/env.sh && exec node tests/e2e/gallery.mjs'

fmt: ## Formats the Rust sources
	@cargo fmt

clean: ## Removes what was built
	@rm -rf dist target tests/output
